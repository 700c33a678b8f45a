import { afterEach, expect, it, vi } from 'vitest'
import { readFile, saveFile, whyNoStream } from './calls'
import { whenUnauthenticated } from './request'

const answer = (status: number, body: unknown, headers = {}) =>
  vi.fn(async () => new Response(JSON.stringify(body), { status, headers }))

afterEach(() => vi.unstubAllGlobals())

it('saves with the etag that the text is based on, and with what the gate wants', async () => {
  const fetch = answer(200, { status: 'ok', etag: 'b' })
  vi.stubGlobal('fetch', fetch)
  expect(await saveFile('/p/é.py', 'text', 'a')).toEqual({ ok: true, value: { status: 'ok', etag: 'b' } })
  expect(fetch).toHaveBeenCalledWith('/api/save-file', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Sightline': '1', 'If-Match': '"a"' },
    body: '{"path":"/p/é.py","content":"text"}',
  })
})

it('tells every 401', async () => {
  const told = vi.fn()
  whenUnauthenticated(told)
  vi.stubGlobal('fetch', answer(401, { detail: 'Sign in', code: 'unauthenticated' }))
  expect(await readFile('/p')).toMatchObject({ ok: false, status: 401, detail: 'Sign in' })
  expect(told).toHaveBeenCalledOnce()
})

it('takes a network failure for a refusal with words', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
  expect(await readFile('/p')).toMatchObject({ ok: false, status: 0, code: 'unreachable' })
})

it('copes with an error body that is not ours', async () => {
  const html = async () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' })
  vi.stubGlobal('fetch', html)
  expect(await readFile('/p')).toMatchObject({ status: 502, detail: 'Sightline answered 502 Bad Gateway' })
})

it('finds out why a stream does not open', async () => {
  const answers = [
    new Response('{}', { status: 200 }),
    new Response('{"detail":"Too many active watchers","code":"too_many"}', {
      status: 503,
      headers: { 'Retry-After': '7' },
    }),
  ]
  vi.stubGlobal('fetch', async () => answers.shift())
  expect(await whyNoStream('/p')).toMatchObject({ detail: 'Too many active watchers', retryAfter: 7 })
})
