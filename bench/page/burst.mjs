// Opens the log of a project in Chromium, appends bursts of lines to it, and measures what the page makes of
// them. Called by the bench (ralph/BurstBench.java); says its figures as one JSON object on stdout.
//
//     node burst.mjs ORIGIN LOG LINES BURSTS       SIGHTLINE_TOKEN in the environment
//     node burst.mjs --check                       exit 0 where it can run

import { appendFileSync } from 'node:fs'
import { check, launched, link, watch } from './browser.mjs'

const WAIT = 30_000
const MIB = 1024 * 1024

function mark(number) {
  return `#${String(number).padStart(6, '0')}`
}

function lines(first, count) {
  const all = []
  for (let i = first; i < first + count; i++) {
    all.push(`[12:00:00] \x1b[32mok\x1b[0m   what the agent has to say of the cart and its tests ${mark(i)}`)
  }
  return `${all.join('\n')}\n`
}

async function project(origin, token) {
  const answer = await fetch(`${origin}/api/projects`, { headers: { Authorization: `Bearer ${token}` } })
  return (await answer.json())[0].id
}

/** Used by the page, after two collections: the first frees what the second's finalizers let go. */
async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / MIB
}

async function measure(origin, log, count, bursts, token) {
  const browser = await launched()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(WAIT)
    await page.addInitScript(() => {
      window.tasks = []
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.tasks.push(task.duration)
      }).observe({ type: 'longtask' })
    })
    const id = await project(origin, token)
    await page.goto(await link(origin, token, { view: 'project', id, tab: 'log' }))
    await page.waitForFunction((text) => document.body.textContent.includes(text), mark(0))
    const devtools = await page.context().newCDPSession(page)

    const untilShownMs = []
    let heapBefore = 0
    let next = 1
    // The first does not count: the page compiles what it needs.
    for (let burst = 0; burst <= bursts; burst++) {
      if (burst === 1) {
        heapBefore = await heap(devtools)
        await page.evaluate(() => {
          window.tasks.length = 0
        })
      }
      const text = lines(next, count)
      next += count
      await page.evaluate(watch, mark(next - 1))
      const start = performance.timeOrigin + performance.now()
      appendFileSync(log, text)
      const end = await page.evaluate(() => window.shown)
      if (burst > 0) untilShownMs.push(end - start)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    const tasks = await page.evaluate(() => window.tasks)
    const heapAfter = await heap(devtools)
    return {
      browser: `Chromium ${browser.version()}`,
      untilShownMs,
      longestTaskMs: Math.max(0, ...tasks),
      longTasksMs: tasks.reduce((sum, each) => sum + each, 0) / bursts,
      heapBefore,
      heapAfter,
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
    }
  } finally {
    await browser.close()
  }
}

if (process.argv[2] === '--check') {
  check()
} else {
  const [origin, log, count, bursts] = process.argv.slice(2)
  const figures = await measure(origin, log, Number(count), Number(bursts), process.env.SIGHTLINE_TOKEN)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
