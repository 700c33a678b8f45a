import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowser, typeAtEnd, untilShown, type Watched } from './browser'
import { type RunningNode, startNode } from './node'

const HELLO = 'print("hello")\n'

let place: string
let browser: Browser
let node: RunningNode
let context: BrowserContext
let watched: Watched | undefined

const at = (name: string) => join(place, name)
const shell = (script: string) => execFileSync('sh', ['-ec', script], { cwd: place })

beforeAll(async () => {
  place = join(realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-'))), 'project')
  mkdirSync(place)
  writeFileSync(at('hello.py'), HELLO)
  browser = await startBrowser()
  node = await startNode(at('hello.py'), join(place, '..', 'state'))
  context = await browser.newContext()
  const first = await openPage(context, node.url)
  await untilShown(first.page, HELLO)
  // The secret is gone from the address as soon as the page runs.
  expect(first.page.url()).not.toContain('launch')
  expect(first.complaints).toEqual([])
  await first.page.close()
})

afterEach(async () => {
  await watched?.page.close({ runBeforeUnload: false })
  watched = undefined
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(join(place, '..'), { recursive: true, force: true })
})

/** Writes a file, opens it in a page of its own, and waits until it is watched. */
async function opened(name: string, text = HELLO): Promise<Page> {
  writeFileSync(at(name), text)
  watched = await openPage(context, `${node.origin}/?path=${at(name)}`)
  await untilShown(watched.page, text)
  await watched.page.getByText('Watching', { exact: true }).waitFor()
  return watched.page
}

const conflict = (page: Page) => page.getByText('File changed on disk', { exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
const noComplaints = () => expect(watched?.complaints).toEqual([])

it('shows what a shell appends, and Undo brings the old text back as an edit', async () => {
  const page = await opened('append.py')
  shell('echo "x = 1" >> append.py')
  await untilShown(page, `${HELLO}x = 1\n`)
  await page.getByText('Reloaded from disk').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await untilShown(page, HELLO)
  await expect.poll(() => page.title()).toBe('● append.py · Sightline')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFileSync(at('append.py'), 'utf8')).toBe(HELLO)
  await expect.poll(() => page.title()).toBe('append.py · Sightline')
  noComplaints()
})

it.each(['yes', 'no'])('shows what vim writes with backupcopy=%s', async (how) => {
  const page = await opened(`vim-${how}.py`)
  shell(
    `vim -es -u NONE -N -c 'set backupcopy=${how}' -c 'call append("$", "by_vim = 1")' -c wq vim-${how}.py`,
  )
  await untilShown(page, `${HELLO}by_vim = 1\n`)
  noComplaints()
})

it('shows what sed -i writes', async () => {
  const page = await opened('sed.py')
  shell('sed -i s/hello/goodbye/ sed.py')
  await untilShown(page, 'print("goodbye")\n')
  noComplaints()
})

it('shows what git checkout brings', async () => {
  const page = await opened('versioned.py')
  const git = 'git -c user.name=t -c user.email=t@example.org -c init.defaultBranch=main'
  shell(`${git} init -q . && ${git} add versioned.py && ${git} commit -qm first`)
  shell('echo "later = 1" >> versioned.py')
  await untilShown(page, `${HELLO}later = 1\n`)
  shell('git checkout -q versioned.py')
  await untilShown(page, HELLO)
  noComplaints()
})

it('keeps the cursor where it was when the lines above it change', async () => {
  const page = await opened('cursor.py', 'one\ntwo\nthree\n')
  await page.locator('.cm-line', { hasText: 'three' }).click()
  await page.keyboard.press('End')
  await page.getByText('Ln 3, Col 6').waitFor()
  shell('sed -i "1i zero" cursor.py')
  await untilShown(page, 'zero\none\ntwo\nthree\n')
  await page.getByText('Ln 4, Col 6').waitFor()
  noComplaints()
})

it('asks when both sides changed, and reloads from disk', async () => {
  const page = await opened('reload.py')
  await typeAtEnd(page, 'mine = 1')
  shell('echo "theirs = 1" >> reload.py')
  await conflict(page).waitFor()
  await untilShown(page, `${HELLO}mine = 1`)
  await expect.poll(() => save(page).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Reload from disk' }).click()
  await untilShown(page, `${HELLO}theirs = 1\n`)
  await conflict(page).waitFor({ state: 'detached' })
  noComplaints()
})

it('keeps mine knowingly, and asks again when the disk changes again', async () => {
  const page = await opened('keep.py')
  await typeAtEnd(page, 'mine = 1')
  shell('echo "theirs = 1" >> keep.py')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await conflict(page).waitFor({ state: 'detached' })
  shell('echo "theirs = 2" >> keep.py')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await save(page).click()
  await expect.poll(() => readFileSync(at('keep.py'), 'utf8')).toBe(`${HELLO}mine = 1`)
  await page.getByText('Saved', { exact: true }).waitFor()
  noComplaints()
})

it('takes the same text on both sides for no conflict', async () => {
  const page = await opened('same.py')
  await typeAtEnd(page, 'x = 1')
  shell('printf "x = 1" >> same.py')
  await page.getByText('Saved', { exact: true }).waitFor()
  await expect(conflict(page).count()).resolves.toBe(0)
  noComplaints()
})

it('keeps the text of a deleted file, and goes on when the file is back', async () => {
  const page = await opened('deleted.py')
  await typeAtEnd(page, 'mine = 1')
  rmSync(at('deleted.py'))
  const banner = page.getByText('File was deleted', { exact: true })
  await banner.waitFor()
  await untilShown(page, `${HELLO}mine = 1`)
  await expect.poll(() => save(page).isDisabled()).toBe(true)
  writeFileSync(at('deleted.py'), HELLO)
  await banner.waitFor({ state: 'detached' })
  await save(page).click()
  await expect.poll(() => readFileSync(at('deleted.py'), 'utf8')).toBe(`${HELLO}mine = 1`)
  noComplaints()
})

it('leaves the line endings of a file as they are', async () => {
  const page = await opened('windows.txt', '')
  writeFileSync(at('windows.txt'), 'one\r\ntwo\r\n')
  await untilShown(page, 'one\ntwo\n')
  await page.getByText('CRLF').waitFor()
  await typeAtEnd(page, 'three\n')
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFileSync(at('windows.txt'), 'utf8')).toBe('one\r\ntwo\r\nthree\r\n')
  noComplaints()
})

it('shows bytes that are no text read-only', async () => {
  writeFileSync(at('image.bin'), Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x61]))
  watched = await openPage(context, `${node.origin}/?path=${at('image.bin')}`)
  await watched.page.getByText('Read-only:').waitFor()
  const { page } = watched
  await expect.poll(() => save(page).isDisabled()).toBe(true)
  noComplaints()
})

it('opens another file from the tree, and finds unsaved edits again on return', async () => {
  writeFileSync(at('other.json'), '{"a": 1}\n')
  const page = await opened('tree.py')
  await typeAtEnd(page, 'mine = 1')
  await page.getByRole('treeitem', { name: 'other.json' }).click()
  await untilShown(page, '{"a": 1}\n')
  await page.getByRole('navigation', { name: 'Open files' }).getByRole('link', { name: 'tree.py' }).click()
  await untilShown(page, `${HELLO}mine = 1`)
  shell('touch appeared.py && echo "theirs = 1" >> tree.py')
  await conflict(page).waitFor()
  await page.getByRole('treeitem', { name: 'appeared.py' }).waitFor()
  noComplaints()
})

it('opens a file as soon as it exists', async () => {
  watched = await openPage(context, `${node.origin}/?script=${at('later.py')}`)
  await watched.page.getByText('later.py does not exist').waitFor()
  shell('echo "now = 1" > later.py')
  await untilShown(watched.page, 'now = 1\n')
  noComplaints()
})

it('pastes foreign line endings as the file has them', async () => {
  const page = await opened('paste.txt', '')
  writeFileSync(at('paste.txt'), 'one\r\n')
  await page.getByText('CRLF').waitFor()
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'two\nthree\n')
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.cm-content')?.dispatchEvent(paste)
  })
  await page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFileSync(at('paste.txt'), 'utf8')).toBe('two\r\nthree\r\none\r\n')
  noComplaints()
})

it.each([
  ['data.json', '{"number": 1}\n', '1'],
  ['notes.md', '# Title\n\n`code` and [a link](x)\n', 'Title'],
  ['app.ts', 'const answer: number = 42\n', '42'],
  ['app.jsx', 'export const a = <b>text</b>\n', 'export'],
])('colours %s', async (name, text, coloured) => {
  const page = await opened(name, text)
  await page.locator('.cm-line span', { hasText: coloured }).first().waitFor()
  noComplaints()
})

it('finds and folds by the keyboard', async () => {
  const page = await opened('find.py', 'def f():\n    needle = 1\n')
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('needle')
  await page.locator('.cm-searchMatch').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Alt+[')
  await page.locator('.cm-foldPlaceholder').waitFor()
  // A reload elsewhere in the file leaves the fold alone.
  shell('echo "more = 1" >> find.py')
  await page.locator('.cm-line', { hasText: 'more = 1' }).waitFor()
  await expect(page.locator('.cm-foldPlaceholder').count()).resolves.toBe(1)
  noComplaints()
})

it('keeps the chosen theme over a reload', async () => {
  const page = await opened('theme.py')
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  const before = await theme()
  await page.getByRole('button', { name: /theme$/ }).click()
  const after = await theme()
  expect(after).not.toBe(before)
  await page.reload()
  await untilShown(page, HELLO)
  expect(await theme()).toBe(after)
  noComplaints()
})

it('says what to do when the link was used before', async () => {
  const stranger = await browser.newContext()
  const { page } = await openPage(stranger, node.url)
  await page.getByText('This link was already used').waitFor()
  await page.getByText('sightline link', { exact: true }).waitFor()
  await stranger.close()
})
