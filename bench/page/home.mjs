// Opens an agent's home in Chromium and measures when it is whole, and when the page shows what changes. Called by
// the bench (hermes/PageBench.java), which makes the changes: for each a line {"change","number"} goes to stdout,
// and the moment of it (milliseconds of the epoch) comes from stdin. The figures are the last line.
//
//     node home.mjs ORIGIN OPENS CHANGES       SIGHTLINE_TOKEN in the environment

import { createInterface } from 'node:readline'
import { launched, link, watch } from './browser.mjs'

const WAIT = 30_000

/** Kinds of changes, by the tab of the page that shows them (hermes/HomeChange.java). */
const TABS = {
  memory: ['memory', 'user'],
  skills: ['skill'],
  cron: ['job'],
  sessions: ['session'],
  gateway: ['gateway'],
  logs: ['log'],
}

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** What each change writes, and no other: see AgentHome. */
const mark = (number) => `Note ${String(number).padStart(6, '0')}`

async function changed(change, number) {
  process.stdout.write(`${JSON.stringify({ change, number })}\n`)
  return Number((await answers.next()).value)
}

function forget(origin, token) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return fetch(`${origin}/api/cache/clear`, { method: 'POST', headers, body: '{}' })
}

/**
 * In the page, before its own code: says when every card has its figures, in ms since the address was entered. Who
 * looked from outside by each frame would take a fifth of the two processors himself.
 */
function watchCards() {
  window.whole = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('some cards have no figures')), 30_000)
    const look = () => {
      if (!document.querySelector('.hud-card') || document.querySelector('.hud-card[aria-busy=true]')) return
      watcher.disconnect()
      requestAnimationFrame(() => resolve(performance.now()))
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
  })
  // Nobody waits for it where no cards are.
  window.whole.catch(() => {})
}

async function measure(origin, opens, changes, token) {
  const browser = await launched()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(WAIT)
    await page.addInitScript(watchCards)
    // Signs in; that is not part of what is measured.
    await page.goto(await link(origin, token, {}))
    await page.locator('nav').first().waitFor()
    const openMs = []
    for (let i = 0; i < opens; i++) {
      // The page that is open would ask anew when it is told.
      await page.goto('about:blank')
      const answer = await forget(origin, token)
      if (!answer.ok) throw new Error(`the cache is not cleared: ${answer.status}`)
      await page.goto(`${origin}/?view=hermes`, { waitUntil: 'commit' })
      openMs.push(await page.evaluate(() => window.whole))
    }
    const kinds = {}
    let number = 1
    for (const [tab, all] of Object.entries(TABS)) {
      await page.goto(`${origin}/?view=hermes&tab=${tab}`)
      await page.locator('.hud .pane').first().waitFor()
      for (const change of all) {
        const untilShownMs = []
        // The first does not count: both sides load what they need.
        for (let i = 0; i <= changes; i++) {
          // Longer apart than notices that are sent together.
          await new Promise((resolve) => setTimeout(resolve, 1_100))
          await page.evaluate(watch, mark(number))
          const start = await changed(change, number++)
          const end = await page.evaluate(() => window.shown)
          if (i > 0) untilShownMs.push(end - start)
        }
        kinds[change] = untilShownMs
      }
    }
    return { browser: `Chromium ${browser.version()}`, openMs, kinds }
  } finally {
    await browser.close()
  }
}

const [origin, opens, changes] = process.argv.slice(2)
const figures = await measure(origin, Number(opens), Number(changes), process.env.SIGHTLINE_TOKEN)
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.stdin.destroy()
