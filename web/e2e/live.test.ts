import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openPage, startBrowser, typeAtEnd, untilShown } from './browser'
import { type RunningNode, startNode } from './node'

const HELLO = 'print("hello")\n'

let place: string
let browser: Browser
let node: RunningNode
let context: BrowserContext
let page: Page

const at = (name: string) => join(place, 'shop', name)
const row = (name: string) => page.getByRole('treeitem', { name })

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  mkdirSync(at('src'), { recursive: true })
  writeFileSync(at('src/app.py'), HELLO)
  writeFileSync(at('README.md'), '# Shop\n')
  browser = await startBrowser()
  node = await startNode(join(place, 'shop'), join(place, 'state'))
  context = await browser.newContext()
  const first = await openPage(context, node.url)
  await first.page.getByRole('heading', { name: '1 project on' }).waitFor()
  await first.page.close()
})

beforeEach(async () => {
  for (const open of context.pages()) await open.close({ runBeforeUnload: false })
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

async function opened(query: string): Promise<void> {
  page = (await openPage(context, `${node.origin}/${query}`)).page
  await page.locator('.badge', { hasText: 'Live' }).waitFor()
}

it('says on the card what changed last, without a reload', async () => {
  await opened('?view=home')
  await page.locator('.project .pill.live').waitFor()
  writeFileSync(at('src/app.py'), `${HELLO}x = 1\n`)
  await page.getByRole('link', { name: 'src/app.py' }).waitFor()
  await page.getByText(/^\d+ s ago$/).waitFor()
})

it('shows files that come and go in the tree, and marks those that are new', async () => {
  await opened(`?view=files&at=${at('src')}`)
  await row('app.py').waitFor()
  writeFileSync(at('src/fresh.py'), HELLO)
  await row('fresh.py new').waitFor()
  mkdirSync(at('lib/deep'), { recursive: true })
  writeFileSync(at('lib/deep/x.py'), HELLO)
  await row('lib').waitFor()
  renameSync(at('src/fresh.py'), at('src/older.py'))
  await row('older.py').waitFor()
  await row('fresh.py').waitFor({ state: 'detached' })
  rmSync(at('src/older.py'))
  await row('older.py').waitFor({ state: 'detached' })
  expect(await row('app.py').isVisible()).toBe(true)
})

it('marks a file behind another one as soon as the disk changes', async () => {
  writeFileSync(at('src/behind.py'), HELLO)
  writeFileSync(at('src/mine.py'), HELLO)
  await opened(`?path=${at('src/behind.py')}`)
  await untilShown(page, HELLO)
  await row('mine.py').click()
  await untilShown(page, HELLO)
  await page.getByText('Watching', { exact: true }).waitFor()
  await typeAtEnd(page, 'mine = 1')
  await row('README.md').click()
  const tabs = page.getByRole('navigation', { name: 'Open files' })
  writeFileSync(at('src/behind.py'), 'theirs = 1\n')
  await tabs.getByRole('link', { name: 'behind.py changed' }).waitFor()
  writeFileSync(at('src/mine.py'), 'theirs = 1\n')
  await tabs.getByRole('link', { name: 'mine.py conflict' }).waitFor()
  rmSync(at('src/behind.py'))
  await tabs.getByRole('link', { name: 'behind.py deleted' }).waitFor()
})

it('holds one WebSocket, whatever is open, and no other stream', async () => {
  const streams: string[] = []
  page = await context.newPage()
  page.on('websocket', (socket) => streams.push(new URL(socket.url()).pathname))
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') streams.push(new URL(request.url()).pathname)
  })
  await page.goto(`${node.origin}/?path=${at('src/app.py')}`)
  await page.getByText('Watching', { exact: true }).waitFor()
  await row('README.md').click()
  await untilShown(page, '# Shop\n')
  expect(streams).toEqual(['/api/ws'])
})

it('is live over server-sent events where no WebSocket passes', async () => {
  page = await context.newPage()
  // What a proxy does that knows no upgrade.
  await page.addInitScript(() => {
    class Refused extends EventTarget {
      onclose: ((end: { code: number; reason: string }) => void) | null = null
      constructor() {
        super()
        setTimeout(() => this.onclose?.({ code: 1006, reason: '' }))
      }
      close() {}
    }
    Object.assign(window, { WebSocket: Refused })
  })
  await page.goto(`${node.origin}/?path=${at('README.md')}`)
  await page.getByText('Watching', { exact: true }).waitFor()
  await untilShown(page, '# Shop\n')
  writeFileSync(at('README.md'), '# Shop, live\n')
  await untilShown(page, '# Shop, live\n')
  writeFileSync(at('seen.md'), '')
  await row('seen.md').waitFor()
})
