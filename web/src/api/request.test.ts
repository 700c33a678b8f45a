// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { login, readFile, saveFile } from './calls'
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

it('renews a session that ran out, and asks again', async () => {
  const urls: string[] = []
  const answers = [
    new Response('{"detail":"","code":"unauthenticated","login":"password"}', { status: 401 }),
    new Response('{"status":"ok","username":"mira","role":"editor","expires_in":900}'),
    new Response('{"content":"x"}', { headers: { 'Sightline-Seq': 'e:7' } }),
  ]
  vi.stubGlobal('fetch', async (url: string) => {
    urls.push(url)
    return answers.shift()
  })
  const told = vi.fn()
  whenUnauthenticated(told)
  expect(await readFile('/p')).toEqual({ ok: true, value: { content: 'x' }, position: 'e:7' })
  expect(urls[1]).toBe('/api/auth/refresh')
  expect(told).not.toHaveBeenCalled()
})

it('tells a 401 that no renewal mends, and how to get in', async () => {
  vi.stubGlobal('fetch', answer(401, { detail: '', code: 'unauthenticated', login: 'password' }))
  const told = vi.fn()
  whenUnauthenticated(told)
  await readFile('/p')
  expect(told).toHaveBeenCalledExactlyOnceWith('password')
})

it('takes no silence during a renewal for a refusal', async () => {
  const answers = [new Response('{"code":"unauthenticated","login":"password"}', { status: 401 })]
  vi.stubGlobal('fetch', async () => {
    const next = answers.shift()
    if (!next) throw new TypeError('failed')
    return next
  })
  const told = vi.fn()
  whenUnauthenticated(told)
  expect(await readFile('/p')).toMatchObject({ ok: false, status: 0 })
  expect(told).not.toHaveBeenCalled()
})

it('takes a wrong password for no lost session', async () => {
  vi.stubGlobal('fetch', answer(401, { detail: 'Wrong', code: 'unauthenticated', login: 'password' }))
  const told = vi.fn()
  whenUnauthenticated(told)
  expect(await login('mira', 'no')).toMatchObject({ ok: false, status: 401 })
  expect(told).not.toHaveBeenCalled()
})
