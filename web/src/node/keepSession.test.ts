// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { noteTerm } from '../api/renewal'
import { keepSession, untilRenewal } from './keepSession'

afterEach(() => {
  localStorage.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const MINUTE = 60_000

it.each([
  ['nothing is known', null, 0],
  ['it has just begun', { begun: 100 * MINUTE, expires_in: 900 }, 10 * MINUTE],
  ['half is over', { begun: 92.5 * MINUTE, expires_in: 900 }, 2.5 * MINUTE],
  ['it is over', { begun: 10 * MINUTE, expires_in: 900 }, 0],
  ['the clock was set back', { begun: 101 * MINUTE, expires_in: 900 }, 0],
])('waits rightly where %s', (_, term, expected) => {
  expect(untilRenewal(term, 100 * MINUTE)).toBe(expected)
})

it('renews after two thirds, and again', async () => {
  vi.useFakeTimers()
  const fetch = vi.fn(async () => new Response('{"status":"ok","expires_in":900}'))
  vi.stubGlobal('fetch', fetch)
  noteTerm({ expires_in: 900 })
  const end = keepSession()
  await vi.advanceTimersByTimeAsync(10 * MINUTE - 1)
  expect(fetch).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(fetch).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(fetch).toHaveBeenCalledTimes(2)
  end()
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(fetch).toHaveBeenCalledTimes(2)
})

it('tries again where the node does not answer, and stops where it refuses', async () => {
  vi.useFakeTimers()
  const answers = [
    () => Promise.reject(new TypeError('failed')),
    async () => new Response('{}', { status: 401 }),
  ]
  const fetch = vi.fn(() => answers.shift()?.())
  vi.stubGlobal('fetch', fetch)
  keepSession()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(fetch).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(fetch).toHaveBeenCalledTimes(2)
})
