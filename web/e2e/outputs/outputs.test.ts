import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Output } from '../../src/kernel/output/output'
import { HOSTILE, HOSTILE_MARKDOWN, HOSTILE_SVG, HOSTILE_TEXT } from '../../src/kernel/output/payloads'
import { DESKTOP, openPage, PHONE, SHOTS, SLOW, startBrowser, type Watched, WHOLE } from '../browser'
import type { Gallery } from './gallery'
import { ALL, ERROR, HTML, MARKDOWN, VARIABLES } from './samples'
import { type ServedGallery, serveGallery } from './serveGallery'

type WithGallery = Window & { gallery: Gallery; stolen?: number }

let browser: Browser
let served: ServedGallery
let context: BrowserContext
let watched: Watched
let page: Page

beforeAll(async () => {
  served = await serveGallery()
  served.variables = VARIABLES
  browser = await startBrowser(WHOLE)
  mkdirSync(SHOTS, { recursive: true })
})

beforeEach(async () => {
  served.strange.length = 0
  context = await browser.newContext({ viewport: DESKTOP })
  watched = await openPage(context, served.url)
  page = watched.page
})

afterEach(() => context.close())

afterAll(async () => {
  await browser.close()
  served.stop()
})

const show = (outputs: readonly Output[]) =>
  page.evaluate((what) => (window as unknown as WithGallery).gallery.show(what), outputs)

const output = (type: string, content: string): Output => ({ type, text: content, content })

/** Every address of a payload at the page's own origin, and at another. */
const aimed = (payloads: readonly string[]): string[] =>
  [new URL(served.url).origin, served.foreign].flatMap((origin) =>
    payloads.map((payload) => payload.replaceAll('http://127.0.0.1:9', origin)),
  )

/**
 * All frames have come to an end of loading, so what they would fetch was asked for. A frame is there, empty and
 * loaded, before it has its document: only one that is at it counts.
 */
async function framesLoaded(count: number): Promise<void> {
  const within = () => page.frames().map((frame) => (frame.parentFrame() ? frame.url() : 'the page'))
  const all = ['the page', ...Array<string>(count).fill('about:srcdoc')]
  await vi.waitFor(() => expect(within()).toEqual(all), { timeout: 30_000 })
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')))
  await page.evaluate(() => fetch('/api/variables'))
}

/** Nothing ran outside of its place, nothing was asked of any server, and no tab opened. */
async function expectQuiet(): Promise<void> {
  for (const frame of page.frames()) {
    expect(await frame.evaluate(() => (window as unknown as WithGallery).stolen)).toBeUndefined()
  }
  expect(served.strange).toEqual([])
  expect(context.pages()).toHaveLength(1)
  expect(page.url()).toMatch(/gallery\.html$|export.*\.html$/)
}

it.each([
  ['dark', DESKTOP],
  ['light', DESKTOP],
  ['dark', PHONE],
] as const)('shows every kind in %s without a complaint', async (theme, size) => {
  await page.setViewportSize({ width: size.width, height: 2400 })
  await page.evaluate((wished) => (window as unknown as WithGallery).gallery.theme(wished), theme)
  await show(ALL)
  await page.locator('.out-md h1').waitFor()
  await framesLoaded(1)
  await page.screenshot({ path: `${SHOTS}outputs-${theme}-${size.width}.png` })
  // Whatever is wide scrolls in a place of its own.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
  await page.evaluate(() => (window as unknown as WithGallery).gallery.variables())
  await page.getByText('DataFrame').waitFor()
  await page.screenshot({ path: `${SHOTS}variables-${theme}-${size.width}.png` })
  expect(watched.complaints).toEqual([])
})

it('sizes a frame to its contents and styles them, without being of their origin', async () => {
  await show([HTML])
  await framesLoaded(1)
  const frame = page.frames()[1]
  const inside = () => frame?.evaluate(() => document.documentElement.getBoundingClientRect().height)
  const outside = () => page.locator('iframe').evaluate((element) => element.clientHeight)
  await vi.waitFor(async () => expect(await outside()).toBe(Math.ceil((await inside()) ?? 0)), SLOW)
  expect(
    await frame
      ?.locator('td[data-sightline-style]')
      .first()
      .evaluate((cell) => getComputedStyle(cell).color),
  ).toBe('rgb(255, 0, 0)')
  expect(await frame?.evaluate(() => self.origin)).toBe('null')
  expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument)).toBeNull()
  await expect(page.getByText('They do not run here').count()).resolves.toBe(1)
  expect(await frame?.locator('table').count()).toBe(1)
})

it('would see what escapes: the same payloads in a page without a policy do ask', async () => {
  const bare = await context.newPage()
  await bare.setContent(
    aimed(HOSTILE.filter((payload) => payload.startsWith('<img') || payload.startsWith('<link'))).join(''),
  )
  await vi.waitFor(() => expect(served.strange).toContain('/beacon/x.png'), SLOW)
  expect(served.strange).toContain('/beacon/x.css')
})

it('holds hostile HTML in its frame: no script, no request, no way out', async () => {
  const payloads = aimed(HOSTILE)
  for (let at = 0; at < payloads.length; at += 12) {
    const some = payloads.slice(at, at + 12)
    // The frames of the last dozen go first.
    await show([])
    await framesLoaded(0)
    await show(some.map((payload) => output('html', payload)))
    await framesLoaded(some.length)
    await expectQuiet()
  }
})

const TAGS =
  /^(?:A|B|BLOCKQUOTE|BR|CODE|DEL|DETAILS|DIV|EM|H[1-6]|HR|I|IMG|LI|OL|P|PRE|SPAN|STRONG|SUMMARY|TABLE|TBODY|TD|TH|THEAD|TR|UL)$/
const ATTRIBUTES = /^(?:href|target|rel|src|alt|title|align|open|start|colspan|rowspan)$/

/** Tag and attributes of everything in the markdown on the page. */
const elements = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.out-md *')].map((element): [string, [string, string][]] => [
      element.tagName,
      [...element.attributes].map(({ name, value }) => [name, value]),
    ]),
  )

it('leaves nothing of hostile markdown that acts, styles, fetches or leads into the page', async () => {
  const payloads = aimed(HOSTILE_MARKDOWN)
  await show(payloads.map((payload) => output('markdown', payload)))
  await page
    .locator('.out-md')
    .nth(payloads.length - 1)
    .waitFor()
  await framesLoaded(0)
  for (const [tag, attributes] of await elements()) {
    expect(tag).toMatch(TAGS)
    for (const [name, value] of attributes) {
      expect(name).toMatch(ATTRIBUTES)
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/)
      if (name === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif|webp|svg)/)
      if (name === 'target') expect(value).toBe('_blank')
      if (name === 'rel') expect(value).toBe('noopener noreferrer')
    }
  }
  await expectQuiet()
  expect(await page.locator('.out-md a[href]:not([rel])').count()).toBe(0)
})

it('shows markdown as what it is', async () => {
  await show([
    MARKDOWN,
    output('markdown', '![dot](data:image/png;base64,AAAA) ![chart](https://example.org/c.png)'),
  ])
  for (const tag of [
    'h1',
    'strong',
    'table',
    'li',
    'blockquote',
    'pre code',
    'a[href="https://example.org/notes"]',
  ]) {
    await page.locator(`.out-md ${tag}`).first().waitFor()
  }
  expect(await page.locator('.out-md img').count()).toBe(1)
  expect(await page.getByText('[chart: not fetched]').count()).toBe(1)
})

it('shows hostile names, messages, drawings and cells as text and picture only', async () => {
  const table = {
    columns: HOSTILE_TEXT,
    data: [HOSTILE_TEXT],
    index: [HOSTILE_TEXT[0]],
    shape: [1, HOSTILE_TEXT.length],
  }
  await show([
    ...HOSTILE_TEXT.flatMap((text) => [
      output('stdout', text),
      output(text, text),
      {
        ...output('error', text),
        error: {
          name: text,
          message: text,
          line: 1,
          frames: [{ file: text, line: 1, name: text, code: text }],
          hidden: 0,
        },
      },
    ]),
    output('dataframe', JSON.stringify(table)),
    ...aimed([HOSTILE_SVG]).map((url) => output('image', url)),
  ])
  for (const trace of await page.locator('.out-trace').all()) await trace.click()
  await framesLoaded(0)
  await expectQuiet()
  expect(await page.locator('.outs script, .outs img:not([src^="data:image/svg+xml"])').count()).toBe(0)
  expect(await page.locator('.out-fault').allTextContents()).toContain('\\u202egnp.exe: \\u202egnp.exe')
})

it('shows a picture in full size, and closes it by Escape', async () => {
  await show([ALL.find(({ type }) => type === 'image') as Output])
  await page.getByTitle('Show in full size').click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(watched.complaints).toEqual([])
})

/** Exports a script of one statement an output, and opens the file. */
async function openExport(name: string, outputs: readonly Output[]): Promise<void> {
  const html = await page.evaluate(
    ([file, all]) =>
      (window as unknown as WithGallery).gallery.exported({
        name: file,
        text: all.map(({ type }) => `show(${JSON.stringify(type)})  # </code><script>`).join('\n'),
        results: all.map((one, at) => ({
          lineStart: at + 1,
          lineEnd: at + 1,
          output: [one],
          ms: at,
          failed: one.type === 'error',
          state: 'ok',
        })),
        when: new Date(0),
      }),
    [name, outputs] as const,
  )
  const file = fileURLToPath(new URL(`../../target/export-${outputs.length}.html`, import.meta.url))
  writeFileSync(file, html)
  await page.goto(pathToFileURL(file).href)
}

it.each(['dark', 'light'] as const)(
  'exports a file that opens in %s without a complaint',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await openExport('churn.py', ALL)
    await page.locator('.md h1').waitFor()
    await page.frameLocator('iframe').locator('td').first().waitFor()
    await page.screenshot({ path: `${SHOTS}export-${colorScheme}.png`, fullPage: true })
    expect(await page.locator('.lines').count()).toBe(ALL.length)
    expect(await page.frames()[1]?.locator('td').count()).toBe(6)
    expect(watched.complaints).toEqual([])
  },
)

it('exports hostile contents as harmless as it shows them', async () => {
  const all = [
    ...aimed(HOSTILE).map((payload) => output('html', payload)),
    ...aimed(HOSTILE_MARKDOWN).map((payload) => output('markdown', payload)),
    ...HOSTILE_TEXT.map((text) => output('stdout', text)),
    ...HOSTILE_TEXT.map((text) => ({
      ...ERROR,
      error: { name: text, message: text, line: 1, frames: [], hidden: 0 },
    })),
    ...aimed([HOSTILE_SVG, 'http://127.0.0.1:9/x.png']).map((url) => output('image', url)),
  ]
  await openExport('</title><script>parent.stolen=1</script>', all)
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')))
  await expectQuiet()
  expect(await page.locator('script, link, form, object, embed, base').count()).toBe(0)
  expect(await page.locator('iframe:not([sandbox])').count()).toBe(0)
  expect(await page.title()).toBe('</title><script>parent.stolen=1</script>')
})
