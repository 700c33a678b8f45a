import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser, type Watched } from './browser'
import { jobs, makeHome, NOTES, put, session, tell } from './hermesHome'
import { type RunningNode, startNode } from './node'

let place: string
let home: string
let browser: Browser
let node: RunningNode
let context: BrowserContext

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  home = join(place, 'agent')
  mkdirSync(join(place, 'work'))
  mkdirSync(SHOTS, { recursive: true })
  makeHome(home)
  browser = await startBrowser()
  node = await startNode(join(place, 'work'), join(place, 'state'), '0', ['--hermes', home])
  context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  const { page } = await openPage(context, node.url)
  await page.locator('.badge', { hasText: 'Live' }).waitFor()
  await page.close()
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

async function opened(tab: string, more = ''): Promise<Watched> {
  const watched = await openPage(context, `${node.origin}/?view=hermes&tab=${tab}${more}`)
  await watched.page.locator('.badge', { hasText: 'Live' }).waitFor()
  return watched
}

/** Chromium tells of a handler while a cleaned text is parsed; nothing of it runs. */
const serious = (complaints: readonly string[]) =>
  complaints.filter((one) => !/script-src-attr|inline event handler/.test(one))

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const topOf = (page: Page, name: string) =>
  card(page, name).evaluate((box) => Math.round(box.getBoundingClientRect().top))

it('shows what is written on disk without a reload, and stays where one has scrolled to', async () => {
  const { page, complaints } = await opened('overview')
  await card(page, 'Sessions').getByText('Migration review').waitFor()
  await card(page, 'Memory')
    .getByText('Almost full')
    .or(card(page, 'Memory').getByText('Room left'))
    .first()
    .waitFor()
  await card(page, 'Cron').getByText('sync-calendar').waitFor()
  await card(page, 'Gateway').getByText('telegram').waitFor()
  await card(page, 'Keys and services').getByText('ANTHROPIC_API_KEY').waitFor()
  await page.locator('.hud-card[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page.screenshot({ path: `${SHOTS}hud-dark.png` })

  // Where cards above grow, what is looked at stays where it is.
  await page.setViewportSize({ width: DESKTOP.width, height: 600 })
  await card(page, 'Latest').evaluate((box) => box.scrollIntoView())
  const before = await topOf(page, 'Latest')
  put(home, 'memories/USER.md', 'Expects terse answers\n§\nLives in Berlin\n')
  put(
    home,
    'memories/MEMORY.md',
    `${readFileSync(join(home, 'memories/MEMORY.md'), 'utf8').trim()}\n§\nUses uv now\n`,
  )
  await card(page, 'Memory').getByText('Uses uv now').waitFor()
  await card(page, 'Memory').getByText('8 notes').waitFor()
  put(home, 'cron/jobs.json', jobs({ id: 'new', name: 'index-notes', state: 'scheduled', enabled: true }))
  await card(page, 'Cron').getByText('index-notes').waitFor()
  tell(home, session('fresh', 'Just begun', 0, ['hello'], { ended: false }))
  await card(page, 'Sessions').getByText('Just begun').waitFor()
  expect(await page.locator('.hud-page').evaluate((box) => box.scrollTop)).toBeGreaterThan(100)
  expect(Math.abs((await topOf(page, 'Latest')) - before)).toBeLessThanOrEqual(1)

  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('.hud-page').evaluate((box) => box.scrollTo(0, 0))
  await page.screenshot({ path: `${SHOTS}hud-light.png` })
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.screenshot({ path: `${SHOTS}hud-phone.png` })
  expect(serious(complaints)).toEqual([])
  await page.close()
})

it('tells what changes while it is still being made', async () => {
  const page = await context.newPage()
  let told: () => void = () => undefined
  const written = new Promise<void>((resolve) => {
    told = resolve
  })
  // Whoever asks late knows it already; the card was asked before.
  await page.route('**/api/projects', async (route) => {
    await written
    await route.continue()
  })
  await page.goto(`${node.origin}/?view=hermes`)
  await card(page, 'Memory')
    .getByText(/Almost full|Room left/)
    .first()
    .waitFor()
  put(
    home,
    'memories/MEMORY.md',
    `${readFileSync(join(home, 'memories/MEMORY.md'), 'utf8').trim()}\n§\nWritten meanwhile\n`,
  )
  await expect
    .poll(() => page.evaluate(async () => (await fetch('/api/hermes/memory')).text()))
    .toContain('Written meanwhile')
  told()
  await card(page, 'Memory').getByText('Written meanwhile').waitFor()
  await page.close()
})

it('writes a note into its file, says why one is refused, and deletes one when asked twice', async () => {
  const { page, complaints } = await opened('memory')
  const file = () => readFileSync(join(home, 'memories/MEMORY.md'), 'utf8').trim().split('\n§\n')
  const panel = card(page, 'Agent memory')
  await panel.getByRole('button', { name: `Edit: ${NOTES[0]}` }).press('Enter')
  await panel.locator('textarea:focus').waitFor()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('The gateway repo deploys on Fridays')
  await page.keyboard.press('ControlOrMeta+Enter')
  await panel.getByText('The gateway repo deploys on Fridays').waitFor()
  await expect.poll(file).toContain('The gateway repo deploys on Fridays')
  expect(file()).not.toContain(NOTES[0])

  await panel.getByRole('button', { name: 'Add' }).click()
  await panel.getByRole('textbox', { name: 'New entry' }).fill(NOTES[1])
  await panel.getByRole('button', { name: 'Add it' }).click()
  await panel.getByRole('alert').filter({ hasText: 'Duplicate entry' }).waitFor()
  await panel.getByRole('textbox', { name: 'New entry' }).fill('Prefers small commits')
  await panel.getByRole('button', { name: 'Add it' }).click()
  await expect.poll(file).toContain('Prefers small commits')
  // The file has it before the page hears so: until then its form is there.
  await panel.getByRole('textbox').waitFor({ state: 'detached' })

  // Half written while another program writes the same file: nothing typed is lost.
  await panel.getByRole('button', { name: `Edit: ${NOTES[3]}` }).click()
  await panel.getByRole('textbox').fill('TODO: half written')
  put(
    home,
    'memories/MEMORY.md',
    `${file()
      .filter((note) => note !== NOTES[3])
      .join('\n§\n')}\n`,
  )
  await panel.getByText('changed or removed on disk meanwhile').waitFor()
  expect(await panel.getByRole('textbox').inputValue()).toBe('TODO: half written')
  await panel.getByRole('button', { name: 'Save as a new entry' }).click()
  await expect.poll(file).toContain('TODO: half written')

  await panel.getByRole('button', { name: 'Delete: Prefers small commits' }).click()
  await panel.getByRole('button', { name: 'Delete it' }).click()
  await expect.poll(file).not.toContain('Prefers small commits')
  // A note that was refused is an answer that Chromium logs.
  expect(serious(complaints).filter((one) => !one.includes('409'))).toEqual([])
  await page.close()
})

it('opens a transcript out of hundreds of sessions, follows it, and goes back to its beginning', async () => {
  const { page, complaints } = await opened('sessions')
  const list = page.getByRole('list', { name: 'Sessions' })
  await list.getByText('Migration review').waitFor()
  expect(await list.getByRole('listitem').count()).toBeLessThan(80)
  await list.getByText('Migration review').click()
  const transcript = card(page, 'Transcript')
  await transcript.locator('strong', { hasText: 'read by one query' }).waitFor()
  await transcript.getByText('1 tool call: terminal').click()
  await transcript.getByText('"command": "ls"').waitFor()
  tell(home, [
    [
      'INSERT INTO messages (session_id,role,content,timestamp,token_count) VALUES (?,?,?,?,?)',
      ...['review', 'user', 'Then drop it, please', Date.now() / 1000, 9],
    ],
  ])
  await transcript.getByText('Then drop it, please').waitFor()
  await page.screenshot({ path: `${SHOTS}hud-transcript.png` })

  await page.getByRole('searchbox').fill('message number 77')
  await page.getByRole('list', { name: 'Found sessions' }).getByText('A long talk').click()
  await transcript.getByText('message number 260', { exact: true }).waitFor()
  await expect.poll(() => transcript.getByText('message number 200', { exact: true }).count()).toBe(1)
  while ((await transcript.getByText('message number 1', { exact: true }).count()) === 0) {
    const first = await transcript.locator('.hud-message').first().textContent()
    await transcript.getByRole('button', { name: 'Show earlier messages' }).click()
    await expect.poll(() => transcript.locator('.hud-message').first().textContent()).not.toBe(first)
  }
  await transcript.getByText('260 messages from the beginning').waitFor()
  await page.getByRole('searchbox').fill('')
  await page.setViewportSize(PHONE)
  await transcript.getByRole('link', { name: 'Back to the sessions' }).click()
  await list.getByText('Migration review').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.screenshot({ path: `${SHOTS}hud-sessions-phone.png` })
  expect(serious(complaints)).toEqual([])
  await page.close()
})

it('lets nothing act that stands in a home', async () => {
  const { page, complaints } = await opened('sessions', '&session=evil')
  await card(page, 'Transcript').getByText('harmless end').waitFor()
  for (const tab of [
    'overview',
    'memory',
    'skills',
    'gateway',
    'timeline',
    'patterns',
    'corrections',
    'costs',
  ]) {
    await page
      .getByRole('navigation', { name: "Pages of the agent's home" })
      .getByRole('link', { name: tab })
      .click()
    await page.locator('.hud-page .pane').first().waitFor()
    await expect
      .poll(() => page.locator('.hud-page :is(img, iframe, script, a[href^="javascript:"])').count())
      .toBe(0)
  }
  for (const tab of ['cron', 'profiles', 'health', 'agents', 'logs']) {
    await page
      .getByRole('navigation', { name: "Pages of the agent's home" })
      .getByRole('link', { name: tab })
      .click()
    await page.locator('.hud-page').first().waitFor()
  }
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(await page.content()).not.toContain('sk-ant-canary')
  expect(serious(complaints)).toEqual([])
  await page.close()
})

it('marks what is old with the reason, and goes and comes with the home', async () => {
  const { page } = await opened('cron')
  await page.getByTitle('sync-calendar').waitFor()
  put(home, 'cron/jobs.json', '{ broken')
  await page.locator('.banner', { hasText: 'cron/jobs.json' }).waitFor()
  expect(await page.getByTitle('sync-calendar').count()).toBe(1)
  await page.screenshot({ path: `${SHOTS}hud-stale.png` })
  put(home, 'cron/jobs.json', jobs())
  await page.locator('.banner').waitFor({ state: 'detached' })

  const link = page.locator('.side').getByRole('link', { name: "Agent's home" })
  await link.waitFor()
  renameSync(home, `${home}-away`)
  await link.waitFor({ state: 'detached', timeout: 30_000 })
  await page.getByText("There is no agent's home here").waitFor()
  renameSync(`${home}-away`, home)
  await link.waitFor({ timeout: 30_000 })
  await page.getByTitle('sync-calendar').waitFor()
  await page.close()
})
