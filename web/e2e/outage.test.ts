import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESKTOP, openPage, SHOTS, startBrowser, typeAtEnd, untilShown } from './browser'
import { type RunningNode, startNode } from './node'

const HELLO = 'print("hello")\n'

let place: string
let file: string
let browser: Browser
let node: RunningNode

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  mkdirSync(join(place, 'project'))
  file = join(place, 'project', 'hello.py')
  writeFileSync(file, HELLO)
  browser = await startBrowser()
  node = await startNode(file, join(place, 'state'))
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

it('comes back from an outage without a reload, and loses neither side', async () => {
  const context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  const { page, complaints } = await openPage(context, node.url)
  await untilShown(page, HELLO)
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))

  await node.stop()
  const banner = page.getByText('Connection lost, reconnecting…')
  await banner.waitFor()
  await page.screenshot({ path: `${SHOTS}lost-dark.png` })
  await typeAtEnd(page, 'mine = 1')
  appendFileSync(file, 'theirs = 1\n')
  node = await startNode(file, join(place, 'state'), node.port)

  await page.getByText('File changed on disk', { exact: true }).waitFor({ timeout: 40_000 })
  await banner.waitFor({ state: 'detached' })
  await page.getByText('Watching', { exact: true }).waitFor()
  await untilShown(page, `${HELLO}mine = 1`)
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)

  // While nobody answered, the browser itself writes refused connections into the console.
  expect(complaints.filter((line) => !line.includes('ERR_'))).toEqual([])
  await context.close()
})
