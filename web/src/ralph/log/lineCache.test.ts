import { expect, it } from 'vitest'
import { CHUNK, LineCache } from './lineCache'

const lines = (first: number, count: number) => Array.from({ length: count }, (_, at) => `line ${first + at}`)
const cacheOf = (first: number, count: number) => {
  const cache = new LineCache()
  cache.put(first, lines(first, count))
  return cache
}

it('knows a line by its number, wherever its chunk begins', () => {
  const cache = cacheOf(1203, 1000)
  expect(cache.line(1203)).toBe('line 1203')
  expect(cache.line(2202)).toBe('line 2202')
  expect(cache.line(1202)).toBeUndefined()
  expect(cache.line(2203)).toBeUndefined()
})

it('says which line is the first that is not here, and asks for whole chunks', () => {
  const cache = cacheOf(600, 100)
  expect(cache.missing(600, 699)).toBeUndefined()
  expect(cache.missing(590, 699)).toBe(590)
  expect(cache.startFor(590)).toBe(501)
  expect(cache.missing(650, 720)).toBe(700)
  expect(cache.startFor(700)).toBe(700)
})

it('joins what meets, the newer over the older', () => {
  const cache = cacheOf(1, 100)
  cache.put(90, ['new 90', 'new 91'])
  cache.put(101, lines(101, 400))
  expect([89, 90, 92, 101, 500].map((line) => cache.line(line))).toEqual([
    'line 89',
    'new 90',
    'line 92',
    'line 101',
    'line 500',
  ])
  expect(cache.missing(1, 500)).toBeUndefined()
})

it('appends behind what is here, and grows the last line', () => {
  const cache = cacheOf(1, 499)
  cache.append(500, 'a')
  cache.append(501, 'b')
  cache.replace(501, 'bc')
  expect([cache.line(500), cache.line(501)]).toEqual(['a', 'bc'])
})

it('keeps nothing behind a gap', () => {
  const cache = cacheOf(1, 10)
  cache.append(12, 'no')
  cache.append(700, 'no')
  expect([cache.line(12), cache.line(700)]).toEqual([undefined, undefined])
})

it('is bounded, whatever is appended, and keeps what is looked at', () => {
  const cache = cacheOf(1, CHUNK)
  for (let line = CHUNK + 1; line <= 300_000; line++) {
    cache.append(line, 'x')
    if (line % CHUNK === 0) cache.use(1, 40)
  }
  expect(cache.chunks).toBeLessThanOrEqual(80)
  expect(cache.line(300_000)).toBe('x')
  expect(cache.line(1)).toBe('line 1')
  expect(cache.line(5_000)).toBeUndefined()
})

it('is bounded in characters, too', () => {
  const cache = new LineCache()
  const long = 'x'.repeat(60_000)
  for (let line = 1; line <= 5_000; line++) cache.append(line, long)
  expect(cache.chunks).toBeLessThanOrEqual(2)
})
