import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser } from './browser'
import { type RunningNode, startNode } from './node'

const LINES = 300_000
const EACH = 10_000
/** Rows that may exist at once: three screens, and a little. */
const MOST_ROWS = 260

let place: string
let log: string
let browser: Browser
let node: RunningNode
let context: BrowserContext
let page: Page
let address: string
let complaints: string[]

/** Every so many lines an iteration begins; some say an error, some `legacy_id`. */
function lineAt(number: number): string {
  if ((number - 1) % EACH === 0) {
    const iteration = (number - 1) / EACH + 1
    return `[10:${String(iteration).padStart(2, '0')}:00] \u001b[0;34m=== Iteration ${iteration}/60 ===\u001b[0m`
  }
  const kind = number % 97
  if (kind === 0) return `${number} \u001b[1;31mAssertionError\u001b[0m: an error in test_burst`
  if (kind === 7)
    return `${number} \u001b[34mtool\u001b[0m grep "legacy_id" src/ ${'and much more of it '.repeat(8)}`
  return `${number} \u001b[32mPASS\u001b[0m tests/test_limits.py::test_${kind}`
}

const burst = (word: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${word} ${at + 1}\n`).join('')

/** The rows in view, from top to bottom. */
const inView = (shown: Page) =>
  shown.evaluate(() => {
    const pane = document.querySelector('.log-pane')?.getBoundingClientRect() ?? new DOMRect()
    return [...document.querySelectorAll<HTMLElement>('.log-row')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return bottom > pane.top + 1 && top < pane.bottom - 1
      })
      .map((row) => ({
        line: Number(row.dataset.line),
        text: row.querySelector('.log-text')?.textContent?.trimEnd() ?? '',
        here: row.dataset.coming === undefined,
      }))
  })
/** The rows in view once the wheel's scrolling has come to its end. */
async function atRest(shown: Page) {
  let rows = await inView(shown)
  await until(async () => {
    const before = rows
    rows = await inView(shown)
    expect(rows).toEqual(before)
  })
  return rows
}
const footer = () => page.locator('.log-foot').textContent()
const grouped = (count: number) => count.toLocaleString('en-US')
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 25 })
const untilCounted = (count: number) =>
  until(async () => expect(await footer()).toContain(`${grouped(count)} lines`))
const untilLast = (text: string) => until(async () => expect((await inView(page)).at(-1)?.text).toBe(text))
const rowsNow = () => page.locator('.log-row').count()

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-log-')))
  const project = join(place, 'api-gateway')
  log = join(project, '.ralph', 'ralph.log')
  mkdirSync(join(project, '.ralph'), { recursive: true })
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(join(project, 'IMPLEMENTATION_PLAN.md'), '## Phase 1\n- [x] 1.1: first\n- [ ] 1.2: second\n')
  writeFileSync(log, `${Array.from({ length: LINES }, (_, at) => lineAt(at + 1)).join('\n')}\n`)
  browser = await startBrowser()
  node = await startNode(project, join(place, 'state'))
  context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  const opened = await openPage(context, node.url)
  page = opened.page
  complaints = opened.complaints
  await page.waitForSelector('.cards')
  const projects = await page.evaluate(async () => (await fetch('/api/projects')).json())
  address = `${node.origin}/?view=project&id=${projects[0].id}&tab=log`
  await page.goto(address)
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  rmSync(place, { recursive: true, force: true })
})

it('opens at the end of 300,000 lines, with few rows', async () => {
  await untilCounted(LINES)
  await untilLast('300000 PASS tests/test_limits.py::test_76')
  expect(await rowsNow()).toBeLessThan(MOST_ROWS)
  await page.locator('.log-map .errors[d^=M]').waitFor({ state: 'attached' })
  await page.screenshot({ path: join(SHOTS, 'log-dark.png') })
})

it('goes to line 1, to any line of an address, and to an iteration', async () => {
  await page.locator('.log-pane').focus()
  await page.keyboard.press('g')
  await until(async () => {
    const rows = await inView(page)
    expect(rows[0]).toMatchObject({ line: 1, here: true })
    expect(rows[1]?.text).toBe('2 PASS tests/test_limits.py::test_2')
  })
  await page.getByLabel('Jump to iteration').selectOption({ label: 'Iteration 12, failed' })
  await until(async () => expect((await inView(page)).map(({ line }) => line)).toContain(110_001))

  const other = await context.newPage()
  await other.goto(`${address}&line=150000`)
  await until(async () => {
    const row = (await inView(other)).find(({ line }) => line === 150_000)
    expect(row).toMatchObject({ text: '150000 PASS tests/test_limits.py::test_38', here: true })
    expect(await other.locator('[data-selected]').getAttribute('data-line')).toBe('150000')
  })
  await other.close()
})

it('reads on without a gap, however one scrolls', async () => {
  await page.keyboard.press('g')
  await until(async () => expect((await inView(page))[0]?.line).toBe(1))
  await page.locator('.log-pane').hover()
  for (let turn = 0; turn < 12; turn++) {
    const before = (await inView(page)).at(-1)?.line ?? 0
    await page.mouse.wheel(0, 700)
    await until(async () => {
      const rows = await inView(page)
      expect(rows.at(-1)?.line).toBeGreaterThan(before)
      expect(rows.every(({ here }) => here)).toBe(true)
      expect(rows.map(({ line }) => line)).toEqual(rows.map((_, at) => (rows[0]?.line ?? 0) + at))
    })
    expect(await rowsNow()).toBeLessThan(MOST_ROWS)
  }
})

it('counts matches as grep does, and steps through them', async () => {
  const grep = (...words: string[]) =>
    Number(execFileSync('grep', ['-c', ...words, log], { encoding: 'utf8' }))
  const count = page.locator('#log-count')
  await page.keyboard.press('g')
  await page.keyboard.press('/')
  await page.keyboard.type('legacy_id')
  await until(async () => expect(await count.textContent()).toBe(`1 of ${grouped(grep('legacy_id'))}`))
  await until(async () => expect(await page.locator('[data-current] mark').textContent()).toBe('legacy_id'))
  await page.keyboard.press('Enter')
  await until(async () => expect(await count.textContent()).toBe(`2 of ${grouped(grep('legacy_id'))}`))
  await until(async () => expect(await page.locator('[data-current]').getAttribute('data-line')).toBe('104'))
  await page.screenshot({ path: join(SHOTS, 'log-search.png') })
  await page.keyboard.press('Shift+Enter')
  await until(async () => expect(await page.locator('[data-current]').getAttribute('data-line')).toBe('7'))

  await page.getByLabel('Regular expression').click()
  await page.getByLabel('Search the log').fill('test_(1|2)$')
  await until(async () =>
    expect(await count.textContent()).toContain(`of ${grouped(grep('-E', 'test_(1|2)$'))}`),
  )
  // No expression: the node says so, and the browser's console, too.
  await page.getByLabel('Search the log').fill('(')
  await until(async () => expect(await count.getAttribute('class')).toContain('bad'))
  await page.getByLabel('Regular expression').click()
  await page.getByLabel('Search the log').fill('')
  await page.getByRole('button', { name: 'Errors' }).click()
  await until(async () => expect(await count.textContent()).toContain(`of ${grouped(grep('-iw', 'error'))}`))
  await page.getByRole('button', { name: 'Tools' }).click()
  await until(async () =>
    expect(await count.textContent()).toContain(`of ${grouped(grep(' .*tool.* grep'))}`),
  )
  await page.getByLabel('Search the log').fill('GREP "legacy')
  await until(async () => expect(await count.textContent()).toContain(`of ${grouped(grep('grep "legacy'))}`))
  await page.getByLabel('Search the log').fill('')
  await page.getByRole('button', { name: 'Asks' }).click()
  await until(async () => expect(await count.textContent()).toBe('no match'))
  await page.getByRole('button', { name: 'All', exact: true }).click()
})

it('shows the whole log at a glance, and goes where one presses', async () => {
  const map = page.getByRole('scrollbar', { name: 'Overview of the log' })
  const { x, y, width, height } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await until(async () => expect(await map.locator('.errors').getAttribute('d')).toMatch(/^M24 /))
  await until(async () => expect(await map.locator('.log-map-part.failed').count()).toBeGreaterThan(0))
  const px = LINES / height
  for (const share of [0.25, 0.75]) {
    await page.mouse.click(x + width / 2, y + height * share)
    await until(async () => {
      const lines = (await inView(page)).map(({ line }) => line)
      expect(Math.abs((lines[0] ?? 0) - LINES * share)).toBeLessThan(6 * px)
    })
  }
  await page.mouse.move(x + width / 2, y + height * 0.5)
  await page.mouse.down()
  await page.mouse.move(x + width / 2, y - 20)
  await page.mouse.up()
  await until(async () => expect((await inView(page))[0]?.line).toBe(1))
  await page.screenshot({ path: join(SHOTS, 'log-map-dark.png') })
})

it('stops to follow where one scrolls up, says how much came, and follows again', async () => {
  await page.locator('.log-pane').focus()
  await page.keyboard.press('G')
  await untilLast('300000 PASS tests/test_limits.py::test_76')
  await page.locator('.log-pane').hover()
  await page.mouse.wheel(0, -400)
  await until(async () => expect(await page.locator('.log-follow').isVisible()).toBe(true))
  const before = await atRest(page)
  appendFileSync(log, burst('later', 47))
  await until(async () => expect(await page.locator('.log-follow').textContent()).toContain('47 new lines'))
  expect(await inView(page)).toEqual(before)
  await page.locator('.log-follow').click()
  await untilLast('later 47')
  appendFileSync(log, 'half a li')
  await untilLast('half a li')
  appendFileSync(log, 'ne\n')
  await untilLast('half a line')
  await untilCounted(LINES + 48)
})

it('has all of a burst of 40,000 lines, and few rows of them', async () => {
  await page.evaluate(() => {
    const seen = { rows: 0 }
    Object.assign(window, { seen })
    new MutationObserver(() => {
      seen.rows = Math.max(seen.rows, document.querySelectorAll('.log-row').length)
    }).observe(document.body, { childList: true, subtree: true })
  })
  for (let part = 0; part < 40; part++) appendFileSync(log, burst(`burst ${part}`, 1_000))
  await untilLast('burst 39 1000')
  await untilCounted(LINES + 48 + 40_000)
  const seen = await page.evaluate(() => (window as unknown as { seen: { rows: number } }).seen)
  expect(seen.rows).toBeLessThan(MOST_ROWS)
  const first = LINES + 48
  for (const [line, text] of [
    [first + 1, 'burst 0 1'],
    [first + 12_345, 'burst 12 345'],
    [first + 39_999, 'burst 39 999'],
  ] as const) {
    await page.goto(`${address}&line=${line}`)
    await until(async () => expect((await inView(page)).find((row) => row.line === line)?.text).toBe(text))
  }
})

it('shows the new file where the log is rotated, and says so', async () => {
  await page.goto(address)
  await untilLast('burst 39 1000')
  renameSync(log, `${log}.1`)
  writeFileSync(log, burst('rotated', 5))
  await untilLast('rotated 5')
  await untilCounted(5)
  await page.locator('.log-rotated', { hasText: 'Log rotated' }).waitFor()
  appendFileSync(log, 'and on\n')
  await untilLast('and on')
})

it('wraps on a phone, and complains about nothing', async () => {
  appendFileSync(log, `${Array.from({ length: 200 }, (_, at) => lineAt(at + 90)).join('\n')}\nthe end\n`)
  const phone = await browser.newContext({
    viewport: PHONE,
    colorScheme: 'dark',
    storageState: await context.storageState(),
  })
  const small = await openPage(phone, address)
  await until(async () => expect((await inView(small.page)).at(-1)?.text).toBe('the end'))
  const wide = await small.page.evaluate(() => {
    const pane = document.querySelector('.log-pane')
    return pane ? pane.scrollWidth - pane.clientWidth : -1
  })
  expect(wide).toBe(0)
  await small.page.screenshot({ path: join(SHOTS, 'log-phone.png') })
  await phone.close()
  const light = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    storageState: await context.storageState(),
  })
  const bright = await openPage(light, `${address}&line=150`)
  await until(async () => expect(await bright.page.locator('[data-selected]').count()).toBe(1))
  await bright.page.screenshot({ path: join(SHOTS, 'log-light.png') })
  await light.close()
  expect([...small.complaints, ...bright.complaints]).toEqual([])
  expect(complaints).toEqual([expect.stringContaining('400 (Bad Request)')])
})
