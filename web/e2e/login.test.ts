import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser, typeAtEnd, untilShown } from './browser'
import { LAUNCHER, type RunningNode, startNode } from './node'

const HELLO = 'print("hello")\n'
const PASSWORD = 'correct horse battery staple'

let place: string
let file: string
let browser: Browser
let node: RunningNode
let context: BrowserContext

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  mkdirSync(join(place, 'shop'))
  mkdirSync(SHOTS, { recursive: true })
  file = join(place, 'shop', 'app.py')
  const state = join(place, 'state')
  for (const [name, role] of [
    ['mira', 'editor'],
    ['otto', 'viewer'],
  ] as const) {
    const add = ['user', 'add', name, '--role', role, '--password-stdin', '--state', state]
    execFileSync(LAUNCHER, add, { input: `${PASSWORD}\n` })
  }
  browser = await startBrowser()
  node = await startNode(join(place, 'shop'), state, '0', ['--auth', 'password'])
})

afterEach(() => context?.close())

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

/** The login page, on the way to the file. */
async function arrive(options = {}): Promise<Page> {
  writeFileSync(file, HELLO)
  context = await browser.newContext({ viewport: DESKTOP, ...options })
  const { page } = await openPage(context, `${node.origin}/?path=${file}`)
  await page.getByRole('heading', { name: 'Sign in to Sightline' }).waitFor()
  return page
}

async function signIn(page: Page, name: string, password = PASSWORD) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

it('keeps the place over the login, and says that a password is wrong', async () => {
  const page = await arrive()
  await signIn(page, 'mira', 'not it')
  await page.getByText('Name or password is wrong.').waitFor()
  await page.screenshot({ path: `${SHOTS}login-wrong.png` })
  await signIn(page, 'mira')
  await untilShown(page, HELLO)
  await page.getByText('Watching', { exact: true }).waitFor()
})

it('loses nothing unsaved when the session ends, and goes on after the login', async () => {
  const page = await arrive()
  await signIn(page, 'mira')
  await untilShown(page, HELLO)
  await typeAtEnd(page, 'mine = 1')
  await context.clearCookies()
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByText('Your unsaved edits are still in this tab').waitFor()
  await signIn(page, 'mira')
  await untilShown(page, `${HELLO}mine = 1`)
  await page.getByText('Watching', { exact: true }).waitFor()
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(`${HELLO}mine = 1`)
})

it('lets a viewer read, live, and says that they may not write', async () => {
  const page = await arrive({ viewport: PHONE, isMobile: true, hasTouch: true })
  await signIn(page, 'otto')
  await page.getByText('You may read, not write').waitFor()
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
  await page.getByText('Watching', { exact: true }).waitFor()
  await page.locator('.cm-content').click()
  await page.keyboard.type('mine')
  writeFileSync(file, 'theirs = 1\n')
  await untilShown(page, 'theirs = 1\n')
  await page.screenshot({ path: `${SHOTS}viewer-phone.png` })
})

it('logs out, in this tab and at once in the others', async () => {
  const page = await arrive()
  await signIn(page, 'mira')
  await untilShown(page, HELLO)
  const other = await context.newPage()
  await other.goto(node.origin)
  await other.locator('.badge', { hasText: 'Live' }).waitFor()
  await page.getByRole('button', { name: 'Signed in as mira' }).click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Sightline' }).waitFor()
  await other.getByRole('heading', { name: 'Sign in to Sightline' }).waitFor()
})
