import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** The attacker's name. Its DNS server says 127.0.0.1, as in an attack by rebinding. */
export const EVIL_HOST = 'evil.test'

const EVIL_PAGE = '<!doctype html><meta charset="utf-8"><title>evil</title><body>'

/** A running web server of the attacker. */
export interface Evil {
  port: number
  stop(): Promise<void>
}

/** A browser in which the attacker's name leads to this machine. */
export function startBrowser(executablePath: string): Promise<Browser> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const rules = `--host-resolver-rules=MAP ${EVIL_HOST} 127.0.0.1`
  return chromium.launch({ executablePath, headless: true, args: [rules, ...root] })
}

/** The attacker's web server: an empty page under any name and path. */
export async function startEvil(): Promise<Evil> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(EVIL_PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function openEvil(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  return page
}
