import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser, type Watched } from './browser'
import { type RunningNode, startNode } from './node'

let place: string
let browser: Browser
let node: RunningNode
let context: BrowserContext
let open: Watched[] = []

const at = (name: string) => join(place, name)

beforeAll(async () => {
  place = join(realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-'))), 'project')
  mkdirSync(place)
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(at('first.py'), 'x = 1\n')
  browser = await startBrowser()
  // Each script has a kernel of its own.
  node = await startNode(place, join(place, '..', 'state'), '0', ['--max-kernels', '40'])
  context = await browser.newContext({ viewport: DESKTOP, acceptDownloads: true })
  const first = await openPage(context, node.url)
  await first.page.getByText('Live', { exact: true }).first().waitFor()
  await first.page.close()
})

afterEach(async () => {
  for (const { page } of open) await page.close({ runBeforeUnload: false })
  open = []
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(join(place, '..'), { recursive: true, force: true })
})

/** Opens a file that is there, in a page of its own. */
async function show(name: string, text: string): Promise<Page> {
  const watched = await openPage(context, `${node.origin}/?path=${at(name)}`)
  open.push(watched)
  await untilText(watched.page, text)
  await watched.page.getByText('Watching', { exact: true }).waitFor()
  await watched.page.getByRole('toolbar', { name: 'Run' }).waitFor()
  return watched.page
}

/** Results stand between the lines, so only the first one is waited for. */
const untilText = (page: Page, text: string) =>
  page
    .locator('.cm-line', { hasText: text.split('\n')[0] ?? '' })
    .first()
    .waitFor()

async function opened(name: string, text: string): Promise<Page> {
  writeFileSync(at(name), text)
  return show(name, text)
}

const button = (page: Page, name: string) => page.getByRole('button', { name })
const runAll = (page: Page) => button(page, 'Run all').click()
/** The status line names what was interrupted, too. */
const interrupt = (page: Page) => page.getByRole('toolbar').getByRole('button', { name: 'Interrupt' })
const result = (page: Page, text: string | RegExp) => page.locator('.cm-result', { hasText: text })
const took = (page: Page) => page.locator('.cm-times .cm-took')
const word = (page: Page) => page.locator('.run-word')
const says = (page: Page, text: string | RegExp) => word(page).filter({ hasText: text }).waitFor()
const noComplaints = () => expect(open.flatMap(({ complaints }) => complaints)).toEqual([])

async function cursorTo(page: Page, line: string): Promise<void> {
  await page.locator('.cm-line', { hasText: line }).click()
}

it('runs all of a script, and each result stands under its statement', async () => {
  const page = await opened('all.py', 'a = 20\nprint("a is", a)\n\na + 22\n')
  await runAll(page)
  await says(page, /^Ran 3 statements/)
  await result(page, 'a is 20').waitFor()
  await result(page, '42').waitFor()
  await expect.poll(() => took(page).count()).toBe(3)
  // In the order of the page: a result is beneath its own line, and above the next one.
  const order = await page.locator('.cm-line, .cm-content > .cm-result pre').allTextContents()
  expect(order.map((text) => text.trim()).filter(Boolean)).toEqual([
    'a = 20',
    'print("a is", a)',
    'a is 20',
    'a + 22',
    '42',
  ])
  noComplaints()
})

it('runs the statement at the cursor by the keyboard, and goes on to the next', async () => {
  const page = await opened('step.py', 'n = 1\n# a comment\nn += 1\nprint("n", n)\n')
  await cursorTo(page, 'n = 1')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Ln 3, Col 1').waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Ln 4, Col 1').waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await result(page, 'n 2').waitFor()
  // One namespace: the statement before it once more, and then again.
  await cursorTo(page, 'n += 1')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await result(page, 'n 3').waitFor()
  await page.keyboard.press('Shift+ControlOrMeta+Enter')
  await result(page, 'n 2').waitFor()
  noComplaints()
})

it('shows an error at its line, and does not run what comes after it', async () => {
  const page = await opened('error.py', 'ok = 1\nd = {}\nd["missing"]\nprint("never")\n')
  await runAll(page)
  await says(page, 'KeyError at line 3')
  await took(page).filter({ hasText: 'KeyError' }).waitFor()
  await took(page).filter({ hasText: 'not run' }).waitFor()
  expect((await page.locator('.cm-wrong').allTextContents()).join('')).toBe('d["missing"]')
  await page.screenshot({ path: join(SHOTS, 'kernel-error.png') })
  noComplaints()
})

it('updates a progress bar in its place', async () => {
  const script = `import sys, time
for i in range(1, 51):
    sys.stdout.write(f"\\rstep {i} of 50")
    sys.stdout.flush()
    time.sleep(0.02)
print()
`
  const page = await opened('progress.py', script)
  await runAll(page)
  await result(page, /step \d+ of 50/).waitFor()
  await result(page, 'step 50 of 50').waitFor()
  await says(page, /^Ran 3 statements/)
  expect(await result(page, 'step 50 of 50').textContent()).not.toContain('step 1 of')
  noComplaints()
})

it('interrupts what runs, and the kernel keeps its names', async () => {
  const page = await opened('stop.py', 'import time\nkept = 7\nwhile True:\n    time.sleep(0.05)\n')
  await runAll(page)
  await says(page, 'Running 3 of 3')
  await took(page)
    .filter({ hasText: /\d\.\d s/ })
    .waitFor()
  await interrupt(page).click()
  await took(page).filter({ hasText: 'KeyboardInterrupt' }).waitFor()
  await interrupt(page).waitFor({ state: 'detached' })
  await cursorTo(page, 'kept = 7')
  await page.keyboard.press('End')
  await page.keyboard.type('\nprint("kept", kept)')
  await page.keyboard.press('ControlOrMeta+Enter')
  await result(page, 'kept 7').waitFor()
  noComplaints()
})

it('shows the same after a reload, and goes on where a run is', async () => {
  const page = await opened('reload.py', 'import time\nprint("before")\ntime.sleep(3)\nprint("after")\n')
  await runAll(page)
  await result(page, 'before').waitFor()
  await page.reload()
  await result(page, 'before').waitFor()
  await result(page, 'after').waitFor()
  await says(page, /^Ran 4 statements/)
  await page.reload()
  await result(page, 'before').waitFor()
  await result(page, 'after').waitFor()
  noComplaints()
})

it('shows results at their own code after a reload, and not at what has come in its place', async () => {
  const page = await opened('other.py', 'print("kept")\nprint("gone")\nn = 5\nprint("n", n)\n')
  await runAll(page)
  await result(page, 'n 5').waitFor()
  writeFileSync(at('other.py'), '# above\nprint("kept")\nimport math\nn = 6\nprint("n", n)\n')
  await untilText(page, '# above')
  await page.reload()
  await result(page, 'n 5').waitFor()
  await took(page).filter({ hasText: 'stale' }).waitFor()
  const order = await page.locator('.cm-line, .cm-content > .cm-result pre').allTextContents()
  expect(order.map((text) => text.trim()).filter(Boolean)).toEqual([
    '# above',
    'print("kept")',
    'kept',
    'import math',
    'n = 6',
    'print("n", n)',
    'n 5',
  ])
  noComplaints()
})

it('asks before a restart forgets names, and says what is of before it', async () => {
  const page = await opened('again.py', 'seen = 1\nprint("seen", seen)\n')
  await runAll(page)
  await result(page, 'seen 1').waitFor()
  await button(page, 'Restart kernel').click()
  await button(page, 'Keep it').click()
  expect(await took(page).filter({ hasText: 'before the restart' }).count()).toBe(0)
  await button(page, 'Restart kernel').click()
  await page.getByRole('button', { name: 'Restart', exact: true }).click()
  await took(page).filter({ hasText: 'before the restart' }).nth(1).waitFor()
  await runAll(page)
  await took(page).filter({ hasText: 'before the restart' }).first().waitFor({ state: 'detached' })
  noComplaints()
})

it('leads from the status line to an error that is not in sight', async () => {
  const page = await opened('far-below.py', `${'x = 1\n'.repeat(200)}1 / 0\n`)
  await runAll(page)
  await button(page, 'ZeroDivisionError at line 201').click()
  await page.getByText('Ln 201, Col 1').waitFor()
  await result(page, 'division by zero').waitFor()
  noComplaints()
})

it('keeps what stood there when the script cannot be read', async () => {
  const page = await opened('half.py', 'print("whole")\n')
  await runAll(page)
  await result(page, 'whole').waitFor()
  await page.locator('.cm-line').nth(1).click()
  await page.keyboard.type('half = [')
  await runAll(page)
  await says(page, 'SyntaxError at line 2')
  await result(page, 'whole').waitFor()
  await took(page).filter({ hasText: 'stale' }).waitFor()
  noComplaints()
})

it('is followed by a second tab, from either side', async () => {
  const script = 'print("one")\n'
  const page = await opened('tabs.py', script)
  const other = await show('tabs.py', script)
  await runAll(page)
  await result(page, 'one').waitFor()
  await result(other, 'one').waitFor()
  await cursorTo(other, 'print("one")')
  await other.keyboard.press('End')
  await other.keyboard.type('\nprint("two")')
  await runAll(other)
  await result(other, 'two').waitFor()
  noComplaints()
})

it('asks for input in the page, and hides a password', async () => {
  const script = `name = input("Name? ")
print("hello", name)
from getpass import getpass
print(len(getpass("Secret: ")))
try:
    input()
except EOFError:
    print("no more")
`
  const page = await opened('input.py', script)
  await runAll(page)
  await page.getByLabel('Name?').fill('Ada')
  await says(page, 'Waits for input at line 1')
  await page.keyboard.press('Enter')
  await result(page, 'hello Ada').waitFor()
  const secret = page.getByLabel('Secret:')
  expect(await secret.getAttribute('type')).toBe('password')
  await secret.fill('12345')
  await page.keyboard.press('Enter')
  await result(page, /^5/).waitFor()
  await button(page, 'End of input').click()
  await result(page, 'no more').waitFor()
  noComplaints()
})

it('keeps results beside their lines through edits, and says which are stale', async () => {
  const page = await opened('edit.py', 'a = 1\nprint("a", a)\nprint("z")\n')
  await runAll(page)
  await result(page, 'z').waitFor()
  await cursorTo(page, 'a = 1')
  await page.keyboard.press('Home')
  await page.keyboard.type('# above\n')
  await result(page, 'a 1').waitFor()
  expect(await took(page).filter({ hasText: 'stale' }).count()).toBe(0)
  await page.keyboard.press('End')
  await page.keyboard.type('0')
  await took(page).filter({ hasText: 'stale' }).waitFor()
  await page.keyboard.press('Backspace')
  await took(page).filter({ hasText: 'stale' }).waitFor({ state: 'detached' })
  await cursorTo(page, 'print("z")')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Delete')
  await result(page, /^z/).waitFor({ state: 'detached' })
  noComplaints()
})

it('runs by itself when the file changes on disk, as long as it is told to', async () => {
  const page = await opened('auto.py', 'print("first")\n')
  await button(page, 'Run on change').click()
  writeFileSync(at('auto.py'), 'print("second")\n')
  await result(page, 'second').waitFor()
  await page.reload()
  await page.locator('.switch[aria-pressed=true]').waitFor()
  await button(page, 'Run on change').click()
  writeFileSync(at('auto.py'), 'print("third")\n')
  await untilText(page, 'print("third")')
  await runAll(page)
  await result(page, 'third').waitFor()
  noComplaints()
})

it('says that the kernel died, and begins anew', async () => {
  const page = await opened(
    'die.py',
    'import os\nprint("alive")\nif "x" not in globals():\n    x = 1\n    os._exit(3)\n',
  )
  await runAll(page)
  await page.getByText('The kernel died.', { exact: true }).waitFor()
  await button(page, 'Dismiss').click()
  await cursorTo(page, 'print("alive")')
  await page.keyboard.press('ControlOrMeta+Enter')
  await says(page, /^Ran 1 statement /)
  noComplaints()
})

it('reads like a document, and leaves as one file', async () => {
  const page = await opened('read.py', '"""# A title"""\nanswer = 42\nprint("the answer is", answer)\n')
  await runAll(page)
  await result(page, 'the answer is 42').waitFor()
  await button(page, 'Reading view').click()
  const view = page.getByRole('article', { name: 'Reading view' })
  await view.getByRole('heading', { name: 'A title' }).waitFor()
  await view.getByText('Lines 2 to 3').waitFor()
  await page.screenshot({ path: join(SHOTS, 'kernel-reading.png') })
  const coming = page.waitForEvent('download')
  await button(page, 'More about running').click()
  await page.getByRole('menuitem', { name: 'Export as HTML' }).click()
  expect((await coming).suggestedFilename()).toBe('read.py.html')
  noComplaints()
})

it('says what to do about a Python server that nobody knows', async () => {
  writeFileSync(at('far.py'), 'x = 1\n')
  const watched = await openPage(context, `${node.origin}/?path=${at('far.py')}&python-server=gpu`)
  open.push(watched)
  await watched.page.getByText('--connect-to gpu=URL').waitFor()
  expect(await button(watched.page, 'Run all').count()).toBe(0)
})

const SHOWN = `"""# Weekly churn"""
import time
from statistics import mean

rates = [0.061, 0.032, 0.007]
for plan, rate in zip(["starter", "team", "enterprise"], rates):
    print(f"{plan:<12}{rate:>8.1%}")
mean(rates)

try_me = {"tenure": 1}
while True:
    time.sleep(0.1)
print("queued")
`

describe.each([
  ['dark', { viewport: DESKTOP, colorScheme: 'dark' as const }],
  ['light', { viewport: DESKTOP, colorScheme: 'light' as const }],
  ['phone', { viewport: PHONE, colorScheme: 'dark' as const, isMobile: true, hasTouch: true }],
])('%s', (look, options) => {
  it('is worth looking at while it runs', async () => {
    writeFileSync(at(`churn-${look}.py`), SHOWN)
    const own = await browser.newContext({ ...options, storageState: await context.storageState() })
    const watched = await openPage(own, `${node.origin}/?path=${at(`churn-${look}.py`)}`)
    const { page } = watched
    await page.getByRole('toolbar', { name: 'Run' }).waitFor()
    await runAll(page)
    await says(page, /Running 8 of 9/)
    await page.screenshot({ path: join(SHOTS, `kernel-${look}.png`) })
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await interrupt(page).click()
    await took(page).filter({ hasText: 'KeyboardInterrupt' }).waitFor()
    expect(watched.complaints).toEqual([])
    await own.close()
  })
})
