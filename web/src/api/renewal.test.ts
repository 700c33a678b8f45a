// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { forgetTerm, noteTerm, renew } from './renewal'

afterEach(() => {
  forgetTerm()
  vi.unstubAllGlobals()
})

it('is one at a time in a tab', async () => {
  const fetch = vi.fn(async () => new Response('{"expires_in":900}'))
  vi.stubGlobal('fetch', fetch)
  expect(await Promise.all([renew(), renew()])).toEqual(['renewed', 'renewed'])
  expect(fetch).toHaveBeenCalledOnce()
})

it('is spared where another tab did it while this one waited its turn', async () => {
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)
  const request = async (_: string, run: () => Promise<unknown>) => {
    noteTerm({ expires_in: 900 })
    return run()
  }
  vi.stubGlobal('navigator', { locks: { request } })
  expect(await renew()).toBe('renewed')
  expect(fetch).not.toHaveBeenCalled()
})

it.each([
  [401, 'refused'],
  [403, 'refused'],
  [503, 'unreachable'],
])('takes a %i for %s', async (status, expected) => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status }))
  expect(await renew()).toBe(expected)
})
