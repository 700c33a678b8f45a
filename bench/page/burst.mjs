// Opens the log of a project in Chromium, appends bursts of lines to it, and measures what the page makes of
// them. Called by the bench (ralph/BurstBench.java); says its figures as one JSON object on stdout.
//
//     node burst.mjs ORIGIN LOG LINES BURSTS       SIGHTLINE_TOKEN in the environment
//     node burst.mjs --check                       exit 0 where it can run
//
// Playwright is the one of web/ (npm ci there); CHROMIUM names another browser than /usr/bin/chromium.

import { appendFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const WAIT = 30_000
const MIB = 1024 * 1024

function chromiumOf() {
  if (!existsSync(CHROMIUM)) throw new Error(`no Chromium at ${CHROMIUM}`)
  return createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core').chromium
}

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

/** A link to the log's tab that opens once. */
async function link(origin, token) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const [project] = await (await fetch(`${origin}/api/projects`, { headers })).json()
  const answer = await fetch(`${origin}/api/auth/link`, { method: 'POST', headers, body: '{}' })
  const url = new URL((await answer.json()).url)
  url.search = `?view=project&id=${encodeURIComponent(project.id)}&tab=log`
  return url.href
}

/** Used by the page, after two collections: the first frees what the second's finalizers let go. */
async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / MIB
}

/** In the page: from now on, says when the text stands in it. Looks once a frame, as a person does. */
function watch(text) {
  window.shown = new Promise((resolve) => {
    const look = () => {
      if (document.body.textContent.includes(text)) resolve(performance.timeOrigin + performance.now())
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function measure(origin, log, count, bursts, token) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromiumOf().launch({
    executablePath: CHROMIUM,
    headless: true,
    args: ['--disable-gpu', '--disable-background-networking', '--no-first-run', ...root],
  })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.setDefaultTimeout(WAIT)
    await page.addInitScript(() => {
      window.tasks = []
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.tasks.push(task.duration)
      }).observe({ type: 'longtask' })
    })
    await page.goto(await link(origin, token))
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
  chromiumOf()
} else {
  const [origin, log, count, bursts] = process.argv.slice(2)
  const figures = await measure(origin, log, Number(count), Number(bursts), process.env.SIGHTLINE_TOKEN)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
