import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser, typeAtEnd } from './browser'
import { type RunningNode, startNode } from './node'

const CHURN = `"""Monthly churn by plan."""
from dataclasses import dataclass
from statistics import mean

HOLDOUT = "2026-09-01"


@dataclass(frozen=True)
class Account:
    plan: str
    seen: str
    churned: bool


def load(path: str) -> list[Account]:
    # One account a line: plan, last seen, churned.
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip().split(",") for line in lines]
    return [Account(plan, seen, churned == "1") for plan, seen, churned in rows]


def rate(accounts: list[Account]) -> float:
    return mean(account.churned for account in accounts) if accounts else 0.0


accounts = load("data/accounts.csv")
train = [account for account in accounts if account.seen < HOLDOUT]
for plan in sorted({account.plan for account in train}):
    group = [account for account in train if account.plan == plan]
    print(f"{plan:<12}{len(group):>8,}{rate(group):>9.2%}")
`

let place: string
let project: string
let browser: Browser
let node: RunningNode
let state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  project = join(place, 'churn-model')
  mkdirSync(join(project, 'data'), { recursive: true })
  mkdirSync(join(project, 'reports'))
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(join(project, 'churn.py'), CHURN)
  writeFileSync(join(project, 'data', 'accounts.csv'), 'team,2026-08-14,0\n')
  writeFileSync(join(project, 'pyproject.toml'), '[project]\nname = "churn-model"\n')
  writeFileSync(join(project, 'README.md'), '# Churn\n')
  writeFileSync(join(project, 'settings.json'), '{"rounds": 400}\n')
  browser = await startBrowser()
  node = await startNode(project, join(place, 'state'))
  const context = await browser.newContext()
  const { page } = await openPage(context, node.url)
  await page.getByText('1 project on').waitFor()
  state = await context.storageState()
  await context.close()
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

const LOOKS: Record<string, BrowserContextOptions> = {
  dark: { viewport: DESKTOP, colorScheme: 'dark' },
  light: { viewport: DESKTOP, colorScheme: 'light' },
  phone: { viewport: PHONE, colorScheme: 'dark', isMobile: true, hasTouch: true },
}

describe.each(Object.entries(LOOKS))('%s', (look, options) => {
  async function shoot(name: string, query: string, prepare: (page: Page) => Promise<unknown>) {
    const context = await browser.newContext({ ...options, storageState: state })
    const { page, complaints } = await openPage(context, `${node.origin}/${query}`)
    await prepare(page)
    // Nothing may make the page wider than its screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    await page.screenshot({ path: `${SHOTS}${name}-${look}.png`, animations: 'disabled' })
    expect(complaints).toEqual([])
    await context.close()
  }
  const file = (name: string) => `?path=${join(project, name)}`
  const watching = (page: Page) => page.getByText('Watching', { exact: true }).waitFor()

  it('home', () => shoot('home', '', (page) => page.getByText('1 project on').waitFor()))

  it('files', () =>
    shoot('files', '?view=files', (page) => page.getByRole('treeitem', { name: 'data' }).waitFor()))

  it('editor', () =>
    shoot('editor', file('churn.py'), async (page) => {
      await watching(page)
      await page.locator('.cm-line', { hasText: 'HOLDOUT = ' }).click()
      await page.getByText('Ln 5,').waitFor()
    }))

  it('conflict', () => {
    writeFileSync(join(project, 'conflict.py'), CHURN)
    return shoot('conflict', file('conflict.py'), async (page) => {
      await watching(page)
      await typeAtEnd(page, 'print("mine")')
      appendFileSync(join(project, 'conflict.py'), 'print("theirs")\n')
      await page.getByText('File changed on disk', { exact: true }).waitFor()
    })
  })

  it('deleted', () => {
    writeFileSync(join(project, 'deleted.py'), CHURN)
    return shoot('deleted', file('deleted.py'), async (page) => {
      await watching(page)
      rmSync(join(project, 'deleted.py'))
      await page.getByText('File was deleted', { exact: true }).waitFor()
    })
  })

  it('reloaded', () => {
    writeFileSync(join(project, 'reloaded.py'), CHURN)
    return shoot('reloaded', file('reloaded.py'), async (page) => {
      await watching(page)
      appendFileSync(join(project, 'reloaded.py'), 'print("theirs")\n')
      await page.getByRole('button', { name: 'Undo' }).waitFor()
    })
  })

  it('search', () =>
    shoot('search', file('churn.py'), async (page) => {
      await watching(page)
      await page.locator('.cm-content').click()
      await page.keyboard.press('ControlOrMeta+f')
      await page.keyboard.type('account')
      await page.locator('.cm-searchMatch').first().waitFor()
    }))

  it('missing', () =>
    shoot('missing', file('nowhere.py'), (page) => page.getByText('nowhere.py does not exist').waitFor()))

  it('locked', async () => {
    const context = await browser.newContext(options)
    const { page } = await openPage(context, `${node.origin}/`)
    await page.getByText('This browser is not signed in').waitFor()
    await page.screenshot({ path: `${SHOTS}locked-${look}.png` })
    await context.close()
  })
})
