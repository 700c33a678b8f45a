import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, SLOW, startBrowser } from './browser'
import { type RunningNode, startNode } from './node'

const PLAN = `STATUS: IN PROGRESS

## Phase 1: Skeleton
- [x] 1.1: Repository
- [x] 1.2: Contracts

## Phase 2: Storage migration
- [x] 2.1: Snapshot of the old schema
- [ ] 2.2: Drop legacy_id
- [ ] 2.3: Backfill in batches

## Phase 3: Docs
- [ ] 3.1: README
`

/** A loop that works in no time: it heeds pause and inject as ralph.sh does. */
const LOOP = `#!/bin/sh
echo $$ > .ralph/ralph.pid
echo '=== Iteration 8 (loop 1/3) ===' >> .ralph/ralph.log
echo 'started by the page' >> .ralph/ralph.log
while true; do sleep 0.2; done
`

let place: string
let project: string
let browser: Browser
let node: RunningNode
let context: BrowserContext
let id: string

const at = (name: string) => join(project, name)

/** What each of the iterations worked on. */
const TASKS = ['1.1', '1.1', '1.2', '1.2', '2.1', '', '2.1']

function row(iteration: number): string {
  const minutes = iteration === 5 ? 41 : 6 + (iteration % 4)
  const start = Date.now() - (8 - iteration) * 3_600_000
  return JSON.stringify({
    iteration,
    max: 50,
    start: new Date(start).toISOString(),
    end: new Date(start + minutes * 60_000).toISOString(),
    duration_seconds: minutes * 60,
    tokens: 120 + iteration * 11,
    status: iteration === 6 ? 'error' : 'success',
    tasks_completed: iteration === 6 ? [] : [TASKS[iteration - 1]],
    commit: iteration === 6 ? null : `6e9b51${iteration}`,
    test_passed: iteration !== 6,
    errors: iteration === 6 ? ['test_backfill failed'] : [],
  })
}

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  project = join(place, 'api-gateway')
  mkdirSync(at('.ralph'), { recursive: true })
  mkdirSync(at('specs'))
  mkdirSync(SHOTS, { recursive: true })
  writeFileSync(at('IMPLEMENTATION_PLAN.md'), PLAN)
  writeFileSync(at('PROMPT.md'), '# Prompt\n')
  writeFileSync(at('specs/auth.md'), '# Auth\n')
  writeFileSync(at('ralph.sh'), LOOP)
  chmodSync(at('ralph.sh'), 0o755)
  writeFileSync(at('.ralph/iterations.jsonl'), [1, 2, 3, 4, 5, 6, 7].map((one) => `${row(one)}\n`).join(''))
  const log = [1, 2, 3, 4, 5, 6, 7].map(
    (one) =>
      `[10:2${one}:02] \x1b[0;34m=== Iteration ${one}/50 ===\x1b[0m\n\x1b[32mPASS\x1b[0m tests/test_${one}.py\n`,
  )
  writeFileSync(at('.ralph/ralph.log'), log.join(''))
  browser = await startBrowser()
  node = await startNode(project, join(place, 'state'))
  context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  const { page } = await openPage(context, node.url)
  await page.locator('.badge', { hasText: 'Live' }).waitFor()
  const projects = await context.request.get(`${node.origin}/api/projects`)
  id = (await projects.json())[0].id
  await page.close()
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

async function opened(tab: string, within = context): Promise<Page> {
  const { page } = await openPage(within, `${node.origin}/?view=project&id=${id}&tab=${tab}`)
  await page.getByRole('navigation', { name: 'Pages of api-gateway' }).waitFor()
  return page
}

const status = (page: Page, word: string) =>
  page.locator('.loop-head [role=status]', { hasText: word }).waitFor({ timeout: 15_000 })

it('says how the loop is, and why', async () => {
  const page = await opened('overview')
  await status(page, 'Stopped')
  await expect.poll(() => page.locator('.loop-head .evidence').textContent()).not.toBe('')
  await page.getByRole('progressbar', { name: 'Tasks of the plan' }).waitFor()
  await page.getByRole('cell', { name: '2.1 Snapshot of the old schema' }).first().waitFor()
  await page.getByRole('region', { name: 'Health' }).getByText('did a task').waitFor()
  await page.getByRole('region', { name: 'Tokens by phase' }).getByText('Phase 1: Skeleton').waitFor()
  await expect.poll(() => page.locator('.chart-bars .column').count()).toBe(7)
  await page.close()
})

it('shows a line at once that the loop appends', async () => {
  const page = await opened('overview')
  await page.locator('.last-lines', { hasText: 'tests/test_7.py' }).waitFor()
  appendFileSync(at('.ralph/ralph.log'), '\x1b[31mFAILED\x1b[0m tests/test_limits.py\n')
  const red = page.locator('.last-lines .fg1', { hasText: 'FAILED' })
  await red.waitFor()
  await page.reload()
  await red.waitFor()
  await page.close()
})

it('leads from a bar to its iteration, with its part of the log', async () => {
  const page = await opened('overview')
  const bars = page.getByRole('slider', { name: 'Iterations by duration' })
  await bars.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Iteration 1' }).waitFor()
  await page.locator('.slice .fg2', { hasText: 'PASS' }).waitFor()
  expect(await page.locator('.slice').textContent()).not.toContain('Iteration 2')
  await page.getByRole('link', { name: 'All iterations' }).click()
  await page.getByRole('button', { name: /^Failed/ }).click()
  await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(1)
  await page.close()
})

it('ticks a task as the loop does it, and sets a box in the file', async () => {
  const page = await opened('plan')
  const box = (name: string) => page.getByRole('checkbox', { name })
  expect(await box('2.2 Drop legacy_id').isChecked()).toBe(false)
  writeFileSync(at('IMPLEMENTATION_PLAN.md'), PLAN.replace('- [ ] 2.2', '- [x] 2.2'))
  await page.locator('.task.just', { hasText: 'Drop legacy_id' }).waitFor()
  await page.getByRole('heading', { name: '4 of 6 tasks' }).waitFor()
  await box('2.3 Backfill in batches').click()
  await expect.poll(() => readFileSync(at('IMPLEMENTATION_PLAN.md'), 'utf8')).toContain('- [x] 2.3')
  await page.getByRole('heading', { name: '5 of 6 tasks' }).waitFor()
  await page.close()
})

it('loses neither side where the plan changes under an edit', async () => {
  writeFileSync(at('IMPLEMENTATION_PLAN.md'), PLAN)
  const page = await opened('plan')
  await page.getByRole('heading', { name: '3 of 6 tasks' }).waitFor()
  await page.getByRole('button', { name: 'Edit plan' }).click()
  const text = page.getByRole('textbox', { name: 'Text of the plan' })
  await text.fill(`${PLAN}- [ ] 3.2: Mine\n`)
  writeFileSync(at('IMPLEMENTATION_PLAN.md'), `${PLAN}- [ ] 3.3: Theirs\n`)
  await page.getByText('The plan changed on disk').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'View diff' }).click()
  await page.locator('.diff .add', { hasText: '3.2: Mine' }).waitFor()
  await page.locator('.diff .del', { hasText: '3.3: Theirs' }).waitFor()
  await page.screenshot({ path: `${SHOTS}plan-conflict-dark.png` })
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => readFileSync(at('IMPLEMENTATION_PLAN.md'), 'utf8')).toContain('3.2: Mine')
  await page.getByText('As on disk').waitFor()
  await page.close()
})

it('shows a question as a banner, and its answer goes to the loop', async () => {
  const page = await opened('overview')
  const said = { timestamp: new Date().toISOString(), message: 'DECISION: Drop legacy_id?', iteration: 7 }
  writeFileSync(at('.ralph/pending-notification.txt'), JSON.stringify(said))
  await page.locator('.banner', { hasText: 'Drop legacy_id?' }).waitFor()
  await page.getByRole('button', { name: 'Reply' }).click()
  await page.getByRole('textbox', { name: /A note for the next iteration/ }).fill('Yes, drop it')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect.poll(() => readFileSync(at('.ralph/inject.md'), 'utf8')).toContain('Yes, drop it')
  await page.getByRole('region', { name: 'Injected note' }).getByText('Yes, drop it').waitFor()
  await page.close()
})

it('starts a loop once its command was read and trusted, pauses and stops it', async () => {
  const page = await opened('overview')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.locator('.argv', { hasText: 'ralph.sh' }).waitFor()
  await page.screenshot({ path: `${SHOTS}loop-start-dark.png` })
  await page.getByRole('button', { name: 'Trust and start' }).click()
  await page.locator('.last-lines', { hasText: 'started by the page' }).waitFor({ timeout: 15_000 })
  await page.getByRole('button', { name: /^Pause/ }).click()
  await vi.waitFor(() => expect(existsSync(at('.ralph/pause'))).toBe(true), SLOW)
  await page.getByRole('button', { name: 'Resume' }).click()
  await vi.waitFor(() => expect(existsSync(at('.ralph/pause'))).toBe(false), SLOW)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: 'Stop now' }).click()
  await page.getByRole('button', { name: 'Start' }).waitFor({ timeout: 15_000 })
  await page.close()
})

const LOOKS: Record<string, BrowserContextOptions> = {
  dark: { viewport: DESKTOP, colorScheme: 'dark' },
  light: { viewport: DESKTOP, colorScheme: 'light' },
  phone: { viewport: PHONE, colorScheme: 'dark', isMobile: true, hasTouch: true },
}
const TABS = ['overview', 'plan', 'iterations', 'notifications', 'specs']

it.each(Object.entries(LOOKS))('fits its screen and complains about nothing: %s', async (look, options) => {
  const storageState = await context.storageState()
  const own = await browser.newContext({ ...options, storageState })
  for (const tab of TABS) {
    const { page, complaints } = await openPage(own, `${node.origin}/?view=project&id=${id}&tab=${tab}`)
    await page.locator('.loop-page > :not(.banner)').first().waitFor()
    await page.locator('.badge', { hasText: 'Live' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
    await page.screenshot({ path: `${SHOTS}loop-${tab}-${look}.png`, animations: 'disabled' })
    if (look === 'phone' && tab === 'overview') await withinTwoTaps(page)
    expect(complaints).toEqual([])
    await page.close()
  }
  await own.close()
})

/** The actions stand above the dock, wherever the page is scrolled to. */
async function withinTwoTaps(page: Page): Promise<void> {
  const acts = page.getByRole('toolbar', { name: 'Control api-gateway' })
  await page.locator('.loop-page').evaluate((one) => one.scrollTo(0, one.scrollHeight))
  const box = await acts.boundingBox()
  expect(box && box.y + box.height).toBeLessThan(PHONE.height)
  await acts.getByRole('button', { name: 'Inject note' }).tap()
  const field = page.getByRole('textbox', { name: /A note for the next iteration/ })
  await vi.waitFor(async () => {
    const shown = await field.boundingBox()
    expect(shown && shown.y >= 0 && shown.y + shown.height < PHONE.height).toBe(true)
  }, SLOW)
}
