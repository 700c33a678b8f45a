import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, vi } from 'vitest'

/** The browser that people have, where one is asked for what only it does. */
export const WHOLE = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The same without windows of its own, where it is here: it opens a page in half of the time. */
const SHELL = '/usr/bin/chromium-headless-shell'
export const LIGHT = process.env.CHROMIUM === undefined && existsSync(SHELL) ? SHELL : WHOLE

const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** @param executablePath `WHOLE` where it is the browser that keeps out what is hostile */
export async function startBrowser(executablePath = LIGHT): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium at ${executablePath}: apt install chromium, or set CHROMIUM to its path`)
  }
  // Chromium's sandbox refuses to work for root.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, headless: true, args: [...QUIET, ...root] })
}

/** Where the pictures go that people look at. */
export const SHOTS = fileURLToPath(new URL('../target/screenshots/', import.meta.url))

/** For `vi.waitFor`, which else gives up after a second: beside the attacker's page that is not enough. */
export const SLOW = { timeout: 30_000 }
export const PHONE = { width: 390, height: 844 }
export const DESKTOP = { width: 1440, height: 900 }

/** A page with everything that it complains about, console errors and policy violations alike. */
export interface Watched {
  page: Page
  complaints: string[]
}

export async function openPage(context: BrowserContext, url: string): Promise<Watched> {
  const page = await context.newPage()
  const complaints: string[] = []
  await page.exposeFunction('reportViolation', (what: string) => complaints.push(`policy: ${what}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation(what: string): void }).reportViolation
      report(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  return { page, complaints }
}

/** The text that the editor shows; good for files that fit on the screen. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator('.cm-line').allTextContents()
  return lines.join('\n')
}

export async function untilShown(page: Page, text: string): Promise<void> {
  await vi.waitFor(async () => expect(await shownText(page)).toBe(text), { timeout: 10_000, interval: 25 })
}

/** Types at the end of the file, as a user would. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}
