// A browser for the scripts beside it. Playwright is the one of web/ (npm ci there); CHROMIUM names another browser
// than /usr/bin/chromium.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Where it is. */
export function binary() {
  if (!existsSync(CHROMIUM)) throw new Error(`no Chromium at ${CHROMIUM}`)
  return CHROMIUM
}

/** How it is started, beside what says how it is driven. */
export function flags() {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return ['--disable-gpu', '--disable-background-networking', '--no-first-run', ...root]
}

/** Playwright's way to it. */
function chromium() {
  return createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core').chromium
}

/** A browser without a window, to be closed by who asked. */
export const launched = () => chromium().launch({ executablePath: binary(), headless: true, args: flags() })

/** Fails where something is missing. */
export function check() {
  binary()
  chromium()
}

/** A link to the node that opens once, at a place of the page. */
export async function link(origin, token, place) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const answer = await fetch(`${origin}/api/auth/link`, { method: 'POST', headers, body: '{}' })
  const url = new URL((await answer.json()).url)
  url.search = `?${new URLSearchParams(place)}`
  return url.href
}

/**
 * In the page: from now on, says when the text stands in it, at the frame that shows it. Looks when something has
 * changed: at each frame it would take a part of what is measured.
 */
export function watch(text) {
  window.shown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`never shown: ${text}`)), 20_000)
    const look = () => {
      if (!document.body.textContent.includes(text)) return
      watcher.disconnect()
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}
