import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LIGHT, WHOLE } from '../browser'
import { EVIL_HOST, type Evil, openEvil, startBrowser, startEvil } from './attacker'
import { eavesdrop, type Loot, readAll, sendAll } from './attacks'
import { routes, startVictim, USER, type Victim } from './victim'

const CANARY = 'canary4f9d17e2'
const TEXT = `print("${CANARY}")\n`
const STOLEN = 'print("stolen")\n'

/** The names under which the attacker's page and the node can be reached; ports differ. */
const HOSTS = [EVIL_HOST, '127.0.0.1', 'localhost']

/**
 * In the default mode a foreign page and one of the same site, each at every name of the node. In the others, which share the gate, the two that are most unlike:
 * the same site on another port, whose cookie comes along, and a foreign name.
 */
const pagesOf = (auth: string) => (auth === 'launch' ? [EVIL_HOST, 'localhost'] : ['localhost'])
const victimsOf = (auth: string) => (auth === 'launch' ? HOSTS : ['localhost', EVIL_HOST])

/** `make torture`: each page attacks every route, in the browser that people have. */
const TORTURE = process.env.SIGHTLINE_TORTURE !== undefined

/**
 * Else, beside what is most wanted, each page attacks a share of the routes, which stand behind one gate and
 * which `EveryRouteAsksWhoTest` asks one by one. The default mode has six pages and the one whose name is
 * rebound: there each route is attacked. The other modes share its gate: what is most wanted is enough.
 */
const SHARES = 7
const REBOUND = SHARES - 1

const PATIENCE = TORTURE ? 900_000 : 180_000

/** Files, streams, and what runs something. */
const MOST_WANTED =
  /^\/ws$|\/api\/(?:[a-z]+-files?|ws|events|hermes\/memory|runs|execute-script|build\/start|projects(?:\/[^/]+(?:\/start)?)?)$/

describe.each(['launch', 'none', 'password'])('with --auth %s', (auth) => {
  let place: string
  let canary: string
  let browser: Browser
  let evil: Evil
  let node: Victim
  let context: BrowserContext
  let project: string

  beforeAll(async () => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-evil-')))
    mkdirSync(join(place, 'project'))
    canary = join(place, 'project', 'canary.py')
    writeFileSync(canary, TEXT)
    browser = await startBrowser(TORTURE ? WHOLE : LIGHT)
    evil = await startEvil()
    node = await startVictim(join(place, 'project'), join(place, 'state'), auth)
    context = await browser.newContext()
    await becomeVisitor()
    project = (await projects())[0] ?? ''
    expect(project).not.toBe('')
  })

  afterAll(async () => {
    await browser?.close()
    await evil?.stop()
    await node?.stop()
    if (place) rmSync(place, { recursive: true, force: true })
  })

  /** The user of this browser is at home at the node, under both of its names. */
  async function becomeVisitor(): Promise<void> {
    const page = await context.newPage()
    await page.goto(node.url)
    if (auth === 'launch') {
      await vi.waitFor(async () => expect(await context.cookies()).toHaveLength(1), { timeout: 10_000 })
      const link = await page.evaluate(async () => {
        const headers = { 'Content-Type': 'application/json', 'X-Sightline': '1' }
        const answer = await fetch('/api/auth/link', { method: 'POST', headers, body: '{}' })
        return ((await answer.json()) as { url: string }).url
      })
      await page.goto(link.replace('127.0.0.1', 'localhost'))
      await vi.waitFor(async () => expect(await context.cookies()).toHaveLength(2), { timeout: 10_000 })
    }
    if (auth === 'password') {
      for (const host of ['127.0.0.1', 'localhost']) {
        await page.goto(`http://${host}:${node.port}/`)
        const status = await page.evaluate(async (user) => {
          const headers = { 'Content-Type': 'application/json', 'X-Sightline': '1' }
          const body = JSON.stringify({ ...user, session: true })
          return (await fetch('/api/auth/login', { method: 'POST', headers, body })).status
        }, USER)
        expect(status).toBe(200)
      }
      expect(await context.cookies()).toHaveLength(2)
    }
    await page.close()
  }

  /** The ids of all projects, as the node's own page sees them; who has lost its session sees none. */
  async function projects(): Promise<string[]> {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${node.port}/`)
    const ids = await page.evaluate(async () => {
      const answer = await fetch('/api/projects')
      return answer.ok ? ((await answer.json()) as { id: string }[]).map((one) => one.id) : []
    })
    await page.close()
    return ids
  }

  /** What a page hears while the canary is written again and again. */
  async function heard(page: Page, base: string): Promise<Loot[]> {
    const writing = setInterval(() => writeFileSync(canary, TEXT), 100)
    try {
      return await page.evaluate(eavesdrop, { base, path: canary })
    } finally {
      clearInterval(writing)
    }
  }

  const query = () => `?path=${encodeURIComponent(canary)}`
  /** Saves, and runs: a script that came through would leave a file beside the canary. */
  const save = () =>
    JSON.stringify({ path: canary, content: STOLEN, script: `open(${JSON.stringify(`${canary}.ran`)}, "w")` })

  const isShare = (at: number, share: number) => TORTURE || (auth === 'launch' && at % SHARES === share)

  function urlsToRead(base: string, share: number): string[] {
    const pages = ['/', '/favicon.svg', '/assets/'].map((path) => base + path)
    const gets = routes(project)
      .filter(({ path }, at) => MOST_WANTED.test(path) || isShare(at, share))
      .filter(({ method }) => method === 'GET')
    return [...pages, ...gets.map((route) => base + route.path + query())]
  }

  function urlsToSend(base: string, share: number): string[] {
    const all = routes(project).filter(
      ({ path, method }, at) => (MOST_WANTED.test(path) && method !== 'GET') || isShare(at, share),
    )
    return [...new Set(all.map((route) => base + route.path))]
  }

  function expectUntouched(): void {
    expect(readFileSync(canary, 'utf8')).toBe(TEXT)
    expect(readdirSync(join(place, 'project'))).toEqual(['canary.py'])
  }

  const pages = pagesOf(auth).map((host, at) => ({ host, at }))
  const victims = victimsOf(auth).map((victim, at) => ({ victim, at }))

  describe.each(pages)('a page on another port of $host', ({ host, at: row }) => {
    let page: Page
    const shareOf = (column: number) => row * victims.length + column

    beforeAll(async () => {
      page = await openEvil(context, `http://${host}:${evil.port}`)
    })

    afterAll(async () => {
      await page?.close()
    })

    it.each(victims)(
      'reads nothing of the node at $victim',
      async ({ victim, at }) => {
        const urls = urlsToRead(`http://${victim}:${node.port}`, shareOf(at))
        expect(await page.evaluate(readAll, urls)).toEqual([])
      },
      PATIENCE,
    )

    it.each(victims)(
      'changes nothing by the node at $victim',
      async ({ victim, at }) => {
        const urls = urlsToSend(`http://${victim}:${node.port}`, shareOf(at))
        const attack = { urls, json: save() }
        expect(await page.evaluate(sendAll, attack)).toEqual([])
        expectUntouched()
        expect(await projects()).toEqual([project])
      },
      PATIENCE,
    )

    it.each(victims)(
      'hears nothing of the node at $victim',
      async ({ victim }) => {
        expect(await heard(page, `http://${victim}:${node.port}`)).toEqual([])
      },
      PATIENCE,
    )
  })

  it('was asked by all these pages, and refused them itself', async () => {
    await expect.poll(() => node.log()).toContain('refused POST /api/save-file code=foreign_origin')
    expect(node.log()).toContain('refused POST /api/save-file code=wrong_host')
    expect(node.log()).toContain('refused GET /api/watch-file code=foreign_origin')
    expect(node.log()).toContain('refused GET /api/read-file code=wrong_host')
    // Other ports are the same site: SameSite lets the cookie come along, and it does not help.
    if (auth !== 'none') expect(node.log()).toContain('code=cross_site')
    for (const stream of ['/api/ws', '/ws', '/api/events', '/api/watch-files']) {
      expect(node.log()).toContain(`refused GET ${stream} code=foreign_origin`)
      expect(node.log()).toContain(`refused GET ${stream} code=wrong_host`)
    }
    // A DELETE is asked about before it is sent.
    expect(node.log()).toContain(`refused OPTIONS /api/projects/${project} code=foreign_origin`)
    expect(node.log()).not.toContain('saved path=')
  })

  it(
    'tells a page whose name was rebound to this machine nothing but that it is wrong here',
    async () => {
      // Its name led to the attacker's server when it was loaded, and leads to a node now.
      const before = await startEvil()
      const page = await openEvil(context, `http://${EVIL_HOST}:${before.port}`)
      await before.stop()
      const rebound = await startVictim(join(place, 'project'), join(place, 'rebound'), auth, before.port)
      expect(rebound.port).toBe(String(before.port))
      const read = await page.evaluate(readAll, urlsToRead(`http://${EVIL_HOST}:${rebound.port}`, REBOUND))
      const sent = await page.evaluate(sendAll, {
        urls: urlsToSend(`http://${EVIL_HOST}:${rebound.port}`, REBOUND),
        json: save(),
      })

      // Such a page reads what it gets: it is the same origin to the browser.
      expect(read.filter((loot) => loot.how === 'fetch status').length).toBeGreaterThan(0)
      for (const loot of read) {
        expect(loot.how).toMatch(/^(fetch|XMLHttpRequest|iframe|size)/)
        if (loot.how.endsWith('status')) expect(loot.what).toBe('421')
        expect(loot.what).not.toContain(CANARY)
        expect(loot.what).not.toContain('canary.py')
      }
      expect(sent.length).toBeGreaterThan(0)
      for (const loot of sent) expect(loot.what).toMatch(/^421 /)
      expect(await heard(page, `http://${EVIL_HOST}:${rebound.port}`)).toEqual([])
      expectUntouched()
      await page.close()
      await rebound.stop()
    },
    PATIENCE,
  )

  it('lets its own page do all of that', async () => {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${node.port}/`)
    const streamed = await page.evaluate(
      (url) =>
        new Promise<string>((done) => {
          const source = new EventSource(url)
          source.onmessage = (message) => {
            source.close()
            done(String(message.data))
          }
          source.onerror = () => done('refused')
        }),
      `/api/watch-file${query()}`,
    )
    expect(streamed).toContain(CANARY)
    const told = await heard(page, `http://127.0.0.1:${node.port}`)
    for (const how of ['WebSocket', 'EventSource']) {
      const said = told.filter((loot) => loot.how === how).map((loot) => loot.what)
      expect(said.join()).toContain('disk_changed')
      expect(said.join()).toContain('"initial"')
    }
    const saved = await page.evaluate(async (body) => {
      const headers = { 'Content-Type': 'application/json', 'X-Sightline': '1' }
      return (await fetch('/api/save-file', { method: 'POST', headers, body })).status
    }, save())
    expect(saved).toBe(200)
    expect(readFileSync(canary, 'utf8')).toBe(STOLEN)
    await page.close()
  })
})
