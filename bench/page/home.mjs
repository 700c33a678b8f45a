// Opens an agent's home in Chromium and measures when it is whole, and when the page shows what changes. Called by
// the bench (hermes/PageBench.java), which makes the changes: for each a line {"change","number"} goes to stdout,
// and the moment of it (milliseconds of the epoch) comes from stdin. The figures are the last line.
//
//     node home.mjs ORIGIN OPENS CHANGES       SIGHTLINE_TOKEN in the environment

import { createInterface } from 'node:readline'
import { link, watch } from './browser.mjs'
import { Tab } from './tab.mjs'

const WAIT = 30_000
/** Until the page before is gone, in ms. */
const SETTLED = 300
/** No page takes longer. */
const LONG = 2_000

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

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

const HOME = '?view=hermes'
/** What every page of ours begins with: the least that the home can take. */
const SHELL = '?view=home'

/**
 * In the page, before its own code: from the address until the page is whole, in ms. Who looks from outside at each
 * frame takes a fifth of the two processors himself.
 */
function watchWhole([home, shell]) {
  const there = { [home]: '.hud-card', [shell]: '.home-head h1' }[location.search]
  if (!there) return
  window.whole = new Promise((resolve, reject) => {
    const look = () => {
      if (!document.querySelector(there) || document.querySelector('.hud-card[aria-busy=true]')) return
      watcher.disconnect()
      const failed = document.querySelector('.hud-card .pane-none .btn')?.parentElement.textContent
      if (failed) reject(new Error(`a card has no figures: ${failed}`))
      requestAnimationFrame(() => resolve(performance.now()))
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
  })
}

/** By way of an empty page, so that nothing of the last one is there; the page is left to itself until it is whole. */
async function untilWhole(tab, origin, address) {
  await tab.go('about:blank')
  await rest(SETTLED)
  await tab.go(`${origin}/${address}`)
  await rest(LONG)
  const ms = await within(
    tab.ask(() => window.whole),
    `never whole: ${address}`,
  )
  if (typeof ms !== 'number') throw new Error(`another page than ${address}`)
  return ms
}

function within(answer, otherwise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(otherwise)), WAIT).unref()
  })
  return Promise.race([answer, late])
}

/** In the page: until something of it is there. */
const isThere = (selector) =>
  new Promise((resolve) => {
    const look = () => (document.querySelector(selector) ? resolve() : requestAnimationFrame(look))
    look()
  })

async function measure(origin, opens, changes, token) {
  const tab = await Tab.open()
  try {
    await tab.before(watchWhole, [HOME, SHELL])
    // Signs in; that is not part of what is measured.
    await tab.go(await link(origin, token, {}))
    await within(tab.ask(isThere, 'nav'), 'not signed in')
    // Who has just started a node sees its first page before they go on.
    await rest(LONG)
    const opened = { first: [await untilWhole(tab, origin, HOME)], shell: [], kept: [], cleared: [] }
    for (let i = 0; i < opens; i++) {
      opened.shell.push(await untilWhole(tab, origin, SHELL))
      opened.kept.push(await untilWhole(tab, origin, HOME))
      // The page that is open would ask anew when it is told.
      await tab.go('about:blank')
      await rest(SETTLED)
      const answer = await forget(origin, token)
      if (!answer.ok) throw new Error(`the cache is not cleared: ${answer.status}`)
      opened.cleared.push(await untilWhole(tab, origin, HOME))
    }
    const kinds = {}
    let number = 1
    for (const [shows, all] of Object.entries(TABS)) {
      await tab.go(`${origin}/?view=hermes&tab=${shows}`)
      await within(tab.ask(isThere, '.hud .pane'), `never there: ${shows}`)
      for (const change of all) {
        const untilShownMs = []
        // The first does not count: both sides load what they need.
        for (let i = 0; i <= changes; i++) {
          // Longer apart than notices that are sent together.
          await rest(1_100)
          await tab.ask(watch, mark(number))
          const start = await changed(change, number++)
          const end = await tab.ask(() => window.shown)
          if (i > 0) untilShownMs.push(end - start)
        }
        kinds[change] = untilShownMs
      }
    }
    return { browser: await tab.version(), opened, kinds }
  } finally {
    await tab.close()
  }
}

const [origin, opens, changes] = process.argv.slice(2)
const figures = await measure(origin, Number(opens), Number(changes), process.env.SIGHTLINE_TOKEN)
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.stdin.destroy()
