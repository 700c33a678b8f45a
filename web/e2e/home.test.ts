import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser } from './browser'
import { type RunningNode, startNode } from './node'

let place: string
let ralph: string
let browser: Browser
let node: RunningNode
let page: Page
let complaints: string[]
const asked: string[] = []

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 25 })

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-home-')))
  const project = join(place, 'api-gateway')
  ralph = join(project, '.ralph')
  mkdirSync(ralph, { recursive: true })
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(join(project, 'IMPLEMENTATION_PLAN.md'), '## Phase 1\n- [x] 1.1: first\n- [ ] 1.2: second\n')
  writeFileSync(join(ralph, 'ralph.log'), '[10:00:00] === Iteration 1/60 ===\nhello\n')
  // A loop that is alive: this very test.
  writeFileSync(join(ralph, 'ralph.pid'), `${process.pid}\n`)
  browser = await startBrowser()
  node = await startNode(project, join(place, 'state'))
  const context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  const opened = await openPage(context, node.url)
  page = opened.page
  complaints = opened.complaints
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.waitForSelector('.loop-card')
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  rmSync(place, { recursive: true, force: true })
})

it('has a card of the loop: status with its evidence, progress, last line', async () => {
  await until(async () => {
    expect(await page.locator('.loop-card .pill').textContent()).toBe('Running')
    expect(await page.locator('.loop-card .evidence').textContent()).toContain(String(process.pid))
    expect(await page.locator('.loop-card .progress').textContent()).toBe('1 / 2 tasks')
    expect(await page.locator('.loop-card .last-line').textContent()).toBe('hello')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('1 project')
  })
})

it('shows the last line as it comes, and asks for nothing because of it', async () => {
  asked.length = 0
  for (let line = 1; line <= 2_000; line++) appendFileSync(join(ralph, 'ralph.log'), `line ${line}\n`)
  await until(async () => expect(await page.locator('.loop-card .last-line').textContent()).toBe('line 2000'))
  expect(asked.filter((path) => path === '/api/projects')).toEqual([])
})

it('says first who waits, as soon as somebody does', async () => {
  writeFileSync(join(ralph, 'pending-notification.txt'), 'DECISION: Apply migration 0042?\n')
  await until(async () => {
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('1 waits for you')
    expect(await page.locator('.inbox-text').textContent()).toContain('Apply migration 0042?')
    expect(await page.locator('.loop-card .pill').textContent()).toBe('Waiting')
  })
  await page.screenshot({ path: join(SHOTS, 'home-loop-dark.png') })
  await page.setViewportSize(PHONE)
  await page.screenshot({ path: join(SHOTS, 'home-loop-phone.png') })
  await page.setViewportSize(DESKTOP)
  await page.locator('.inbox-row').click()
  await until(async () => expect(page.url()).toContain('view=project'))
  expect(complaints).toEqual([])
})
