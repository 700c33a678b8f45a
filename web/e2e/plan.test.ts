import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DESKTOP, openPage, SHOTS, SLOW, startBrowser } from './browser'
import { type RunningNode, startNode } from './node'

/** Real revisions of a real plan, their place and time in their names; where they are not, some by hand. */
const SAMPLES = fileURLToPath(
  new URL('../../../shared/samples/ralph/plan-history/antique-catalogue/', import.meta.url),
)

const BY_HAND = [
  '# Plan\n\nSTATUS: READY\n\n## Phase 1: Shelf\n- [ ] 1.1: Model\n- [ ] 1.2: Table\n',
  '# Plan\n\nSTATUS: IN PROGRESS\n\n## Phase 1: Shelf\n- [x] 1.1: Model\n- [ ] 1.2: Table\n',
  '# Plan\n\nSTATUS: IN PROGRESS\n\n## Phase 1: Shelf\n- [x] 1.1: Model\n- [x] 1.2: Table\n\n## Phase 2: Search\n- [ ] 2.1: Index\n',
  '# Plan\n\nSTATUS: IN PROGRESS\n\n## Phase 1: Shelf\n- [x] 1.1: Model\n- [x] 1.2: Table\n\n## Phase 2: Search\n- [x] 2.1: Index\n- [ ] 2.2: Ranking\n',
]

function history(): string[] {
  if (!existsSync(SAMPLES)) return BY_HAND
  const names = readdirSync(SAMPLES).sort()
  return names.map((name) => readFileSync(join(SAMPLES, name), 'utf8'))
}

/** The boxes of a plan as the original reads them (compat.md section 1), in their order. */
function boxesOf(plan: string): boolean[] {
  const begun = plan.slice(plan.search(/^## /m))
  return [...begun.matchAll(/^\s*- \[([xX ])\] /gm)].map(([, mark]) => mark !== ' ')
}

const PLAN = `STATUS: IN PROGRESS

## Phase 1: Skeleton
- [x] 1.1: Repository
- [ ] 1.2: Contracts

## Phase 2: Docs
- [ ] 2.1: README
`

let place: string
let browser: Browser
let node: RunningNode
let context: BrowserContext

const PROJECTS = ['catalogue', 'crashed'] as const
type Name = (typeof PROJECTS)[number]

const planOf = (name: Name) => join(place, name, 'IMPLEMENTATION_PLAN.md')

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  mkdirSync(SHOTS, { recursive: true })
  for (const name of PROJECTS) mkdirSync(join(place, name, '.ralph'), { recursive: true })
  writeFileSync(planOf('catalogue'), history()[0] ?? '')
  writeFileSync(planOf('crashed'), PLAN)
  browser = await startBrowser()
  node = await startNode(place, join(place, 'state'), '0', ['--discover', place])
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

async function opened(name: Name): Promise<Page> {
  const id = await vi.waitFor(async () => {
    const answer = await context.request.get(`${node.origin}/api/projects`)
    const projects: { id: string; name: string }[] = await answer.json()
    const one = projects.find((project) => project.name === name)
    if (!one) throw new Error(`there is no ${name} yet`)
    return one.id
  }, SLOW)
  const { page } = await openPage(context, `${node.origin}/?view=project&id=${id}&tab=plan`)
  await page.locator('.badge', { hasText: 'Live' }).waitFor()
  return page
}

it('shows the last of many revisions, one after the other, without a reload', async () => {
  const revisions = history()
  const page = await opened('catalogue')
  const shown = () =>
    page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))
  await vi.waitFor(async () => expect(await shown()).toEqual(boxesOf(revisions[0] ?? '')), SLOW)
  await page.evaluate(() => Object.assign(window, { same: true }))
  for (const [at, revision] of revisions.entries()) {
    // As editors and agents do it: some in place, some by a file that takes the place of the old one.
    if (at % 2 === 0) writeFileSync(planOf('catalogue'), revision)
    else {
      writeFileSync(join(place, 'next.md'), revision)
      renameSync(join(place, 'next.md'), planOf('catalogue'))
    }
  }
  const last = boxesOf(revisions.at(-1) ?? '')
  const done = last.filter((box) => box).length
  await page.getByRole('heading', { name: `${done} of ${last.length} tasks` }).waitFor()
  await vi.waitFor(async () => expect(await shown()).toEqual(last), SLOW)
  expect(await page.evaluate(() => 'same' in window)).toBe(true)
  await page.close()
})

it('gives an edit back that a crash of the page took, merged with what the loop did meanwhile', async () => {
  const page = await opened('crashed')
  await page.getByRole('button', { name: 'Edit plan' }).click()
  await page.getByRole('textbox', { name: 'Text of the plan' }).fill(`${PLAN}- [ ] 2.2: Guide\n`)
  await page.locator('[data-kept]').waitFor()
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => undefined)
  await crashed
  await page.close()
  writeFileSync(planOf('crashed'), PLAN.replace('- [ ] 1.2', '- [x] 1.2'))

  const next = await opened('crashed')
  await next.getByText('Edits of the plan were not saved').waitFor()
  await next.getByRole('button', { name: 'View diff' }).click()
  await next.locator('.diff .add', { hasText: '2.2: Guide' }).waitFor()
  await next.screenshot({ path: `${SHOTS}plan-kept-dark.png` })
  await next.getByRole('button', { name: 'Go on editing' }).click()
  const both = `${PLAN.replace('- [ ] 1.2', '- [x] 1.2')}- [ ] 2.2: Guide\n`
  const text = next.getByRole('textbox', { name: 'Text of the plan' })
  await vi.waitFor(async () => expect(await text.inputValue()).toBe(both), SLOW)
  await next.getByRole('button', { name: 'Save' }).click()
  await next.getByText('As on disk').waitFor()
  expect(readFileSync(planOf('crashed'), 'utf8')).toBe(both)

  await next.reload()
  await next.getByRole('button', { name: 'Edit plan' }).waitFor()
  expect(await next.getByText('Edits of the plan were not saved').count()).toBe(0)

  // What somebody throws away by their own will is not offered, either.
  next.on('dialog', (dialog) => void dialog.accept())
  await next.getByRole('button', { name: 'Edit plan' }).click()
  await text.fill('gone\n')
  await next.locator('[data-kept]').waitFor()
  await next.getByRole('button', { name: 'Discard' }).click()
  await next.getByRole('button', { name: 'Edit plan' }).waitFor()
  await next.reload()
  await next.getByRole('button', { name: 'Edit plan' }).waitFor()
  expect(await next.getByText('Edits of the plan were not saved').count()).toBe(0)
  await next.close()
})
