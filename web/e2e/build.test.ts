import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESKTOP, openPage, PHONE, SHOTS, startBrowser } from './browser'
import { type RunningNode, startNode } from './node'

let place: string
let browser: Browser
let node: RunningNode
let context: BrowserContext

const file = (name: string) => join(place, 'console', name)

/** Put in place by a rename, as BuildRunner does it. */
function write(name: string, text: string): void {
  const next = `${file(name)}.tmp`
  writeFileSync(next, text)
  renameSync(next, file(name))
}

const part = (id: string, status: string, progress: number, dependencies: string[] = []) => ({
  id,
  name: id,
  type: 'backend',
  status,
  progress,
  dependencies,
})

function checkpoint(number: number, web: number, status = 'in_progress'): void {
  const components = [
    part('schema', 'completed', 100),
    part('core', 'completed', 100, ['schema']),
    part('web', status, web, ['core', 'ghost']),
  ]
  const text = JSON.stringify({
    id: `c${number}`,
    phase: `step ${number}`,
    components,
    tasks_completed: ['a'],
  })
  write(`.buildrunner/checkpoints/checkpoint_20261127_10000${number}_000000.json`, text)
}

/** More than a terminal keeps. */
const LINES = 250_000

const SCRIPT = `printf '\\033[32mgreen\\033[0m \\033[38;2;1;2;3mexact\\033[0m\\n'
for i in 1 2 3; do printf '\\rstep %d of 3' $i; done
echo
while ! test -e go; do sleep 0.05; done
seq 1 300
echo the end
exit 3
`

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-e2e-')))
  mkdirSync(SHOTS, { recursive: true })
  for (const folder of ['checkpoints', 'context', 'artifacts']) {
    mkdirSync(file(`.buildrunner/${folder}`), { recursive: true })
  }
  write('make.sh', SCRIPT)
  write('.buildrunner/build.json', '{"command": ["sh", "make.sh"]}')
  write('.buildrunner/context/blockers.md', '# Blockers\n\n- **none** <img src=x onerror=alert(1)>\n')
  checkpoint(1, 40)
  browser = await startBrowser()
  node = await startNode(join(place, 'console'), join(place, 'state'), '0')
  context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'dark' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page } = await openPage(context, node.url)
  await page.locator('.badge', { hasText: 'Live' }).waitFor()
  await page.close()
})

afterAll(async () => {
  await browser?.close()
  await node?.stop()
  if (place) rmSync(place, { recursive: true, force: true })
})

async function opened(): Promise<{ page: Page; complaints: string[] }> {
  const answer = await context.request.get(`${node.origin}/api/projects`)
  const [project]: { id: string }[] = await answer.json()
  const watched = await openPage(context, `${node.origin}/?view=project&id=${project?.id}&tab=build`)
  await watched.page.locator('.badge', { hasText: 'Live' }).waitFor()
  return watched
}

const screen = (page: Page) => page.locator('.build-screen .xterm-rows')

it('follows the checkpoints, and says what each changed', async () => {
  const { page, complaints } = await opened()
  const web = page.locator('.build-node', { hasText: 'web' })
  await expect.poll(() => web.textContent()).toContain('40 %')
  expect(await web.textContent()).toContain('needs ghost, which is not there')
  checkpoint(2, 70)
  await expect.poll(() => web.textContent()).toContain('70 %')
  const trail = page.getByRole('region', { name: 'Checkpoints' })
  await trail.getByText('web 40 to 70 %').waitFor()
  write('.buildrunner/checkpoints/checkpoint_20261127_100003_000000.json', '{ broken')
  await page.getByRole('alert').filter({ hasText: 'checkpoint_20261127_100003' }).waitFor()
  expect(await web.textContent()).toContain('70 %')
  checkpoint(3, 80)
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)

  // With the keyboard alone: a component in full, and those of one status.
  await web.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'web' }).getByText('ghost, which is not there').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'web' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Done 2' }).press('Enter')
  await expect.poll(() => web.getAttribute('data-aside')).toBe('true')
  await page.getByRole('button', { name: 'All 3' }).press('Enter')
  await page.getByText('blockers.md').click()
  await page.locator('.build-note .markdown').getByText('none').waitFor()
  expect(await page.locator('.build-note img').count()).toBe(0)
  // Chromium tells of the handler while it parses; nothing of it runs.
  expect(complaints.filter((one) => !/script-src-attr|inline event handler/.test(one))).toEqual([])
  await page.close()
})

it('runs what the project says once it is trusted, and shows its terminal', async () => {
  const { page, complaints } = await opened()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const panel = page.getByRole('form', { name: 'Start the build' })
  expect(await panel.textContent()).toContain('sh make.sh')
  await panel.getByRole('button', { name: 'Trust and start' }).click()
  await page.getByRole('status', { name: 'Status of console' }).filter({ hasText: 'Running' }).waitFor()
  await expect.poll(() => screen(page).textContent()).toContain('green')
  await expect.poll(() => screen(page).textContent()).toContain('step 3 of 3')
  expect(await screen(page).textContent()).not.toContain('step 2')
  const green = screen(page).locator('span', { hasText: 'green' }).first()
  const ink = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--a-green'),
  )
  const painted = await green.evaluate((span) => getComputedStyle(span).color)
  expect(painted).toBe(await rgb(page, ink))
  const exact = screen(page).locator('span', { hasText: 'exact' }).first()
  expect(await exact.evaluate((span) => getComputedStyle(span).color)).toBe('rgb(1, 2, 3)')

  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  write('go', '')
  await expect.poll(() => screen(page).textContent(), { timeout: 15_000 }).toContain('the end')
  await page.getByRole('region', { name: 'Runs' }).getByText('exit 3').waitFor()
  await page.getByRole('searchbox').fill('step 3')
  await expect.poll(() => screen(page).textContent()).toContain('green')
  await page.locator('.build-find').getByText('1 of 1').waitFor()

  // The newest line was left, by finding; a key within leads back to it, and Tab leads out of it.
  await page.getByRole('button', { name: 'Follow' }).waitFor()
  await page.locator('.build-screen textarea').focus()
  await page.keyboard.press('End')
  await page.getByRole('button', { name: 'Follow' }).waitFor({ state: 'detached' })
  // The terminal says that it scrolled before it draws, in the next frame, what is there.
  await expect.poll(() => screen(page).textContent()).toContain('the end')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.build-screen') === null)).toBe(true)
  await page.screenshot({ path: `${SHOTS}build-dark.png` })
  expect(complaints).toEqual([])

  // Who comes later sees the same.
  await page.reload()
  await expect.poll(() => screen(page).textContent(), { timeout: 15_000 }).toContain('the end')
  await page.close()
})

it('shows every line of a build that writes faster than anyone reads', async () => {
  const { page, complaints } = await opened()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByLabel('Another command').fill(`sh -c 'seq 1 ${LINES}; echo "over"'`)
  await page.getByRole('form', { name: 'Start the build' }).getByRole('button', { name: 'Start' }).click()
  await page.getByRole('region', { name: 'Runs' }).getByText('exit 0').waitFor()
  await expect.poll(() => screen(page).textContent(), { timeout: 30_000 }).toContain('over')
  await page.getByRole('button', { name: 'Copy what is selected, else all' }).click()
  await page.getByText('The terminal is copied').waitFor()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/)
  expect(lines.pop()).toBe('over')
  expect(lines.length).toBeGreaterThanOrEqual(100_000)
  const wrong = lines.find((line, at) => line !== String(LINES - lines.length + 1 + at))
  expect(wrong).toBeUndefined()

  // What an earlier run wrote is there, too.
  const runs = page.getByRole('region', { name: 'Runs' })
  await runs.getByRole('row').filter({ hasText: 'exit 3' }).getByRole('button').click()
  await page.getByText('of an earlier run').waitFor()
  await expect.poll(() => screen(page).textContent()).toContain('the end')
  await page.getByRole('button', { name: 'Close this terminal' }).click()
  await expect.poll(() => screen(page).textContent(), { timeout: 30_000 }).toContain('over')
  expect(complaints).toEqual([])
  await page.close()
})

it('answers a build that asks, by typing in its terminal', async () => {
  const { page, complaints } = await opened()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  // It also asks the terminal what it is; that question is none for people.
  const script = "printf '\\033[cname? '; read name; echo hello $name; read more"
  await page.getByLabel('Another command').fill(`sh -c "${script.replaceAll('$', '\\$')}"`)
  await page.getByRole('form', { name: 'Start the build' }).getByRole('button', { name: 'Start' }).click()
  await expect.poll(() => screen(page).textContent(), { timeout: 15_000 }).toContain('name?')
  await page.getByText('type in it to answer').waitFor()
  await page.locator('.build-screen textarea').focus()
  await page.keyboard.type('Ada L')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect.poll(() => screen(page).textContent()).toContain('hello Ada')
  // Seen anew, with the question in it that the terminal would answer; then Tab leads out, Ctrl+D ends the input.
  await page.reload()
  await expect.poll(() => screen(page).textContent(), { timeout: 15_000 }).toContain('hello Ada')
  expect(await screen(page).textContent()).not.toContain('[?')
  await page.locator('.build-screen textarea').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.build-screen') === null)).toBe(true)
  await page.locator('.build-screen textarea').focus()
  await page.keyboard.press('Control+d')
  await page.getByRole('status', { name: 'Status of console' }).filter({ hasText: 'Failed' }).waitFor()
  await page.getByText('type in it to answer').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await page.close()
})

it('is cancelled from a phone within two taps', async () => {
  const started = await context.request.post(`${node.origin}/api/build/start`, {
    data: { project_alias: 'console', project_path: join(place, 'console'), command: ['sleep', '600'] },
    headers: { 'X-Sightline': '1', Origin: node.origin },
  })
  expect(started.status()).toBe(201)
  const { page, complaints } = await opened()
  await page.setViewportSize(PHONE)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.getByRole('button', { name: 'Cancel the build' }).click()
  await page.getByRole('region', { name: 'Runs' }).getByText('Cancelled').waitFor()
  await page.getByRole('status', { name: 'Status of console' }).filter({ hasText: 'Cancelled' }).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(PHONE.width)
  await page.screenshot({ path: `${SHOTS}build-phone.png` })
  expect(complaints).toEqual([])
  await page.close()
})

/** A colour as the browser computes it. */
async function rgb(page: Page, colour: string): Promise<string> {
  return page.evaluate((of) => {
    const probe = document.createElement('i')
    probe.style.color = of
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }, colour)
}
