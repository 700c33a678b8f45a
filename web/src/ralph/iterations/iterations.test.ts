import { expect, it } from 'vitest'
import { iteration, PLAN_OF_TWO } from '../samples'
import { NO_TITLES, type Titles, titlesOf } from '../titles'
import { kindOf, medianOf, scaleTo, secondsOf, timeScale } from './bars'
import { chosen, pressed, sorted, type Which } from './sorting'

it('knows what is usual, and what is more than twice that', () => {
  const all = [100, 120, 110, 500].map((duration_seconds, at) => iteration(at + 1, { duration_seconds }))
  expect(medianOf(all)).toBe(115)
  expect(all.map((one) => kindOf(one, 115))).toEqual(['normal', 'normal', 'normal', 'slow'])
  expect(medianOf([])).toBe(0)
})

it('colours failed before slow, and a missing commit only where something would name it', () => {
  expect(kindOf(iteration(1, { health: 'failed', duration_seconds: 9_000 }), 100)).toBe('failed')
  expect(kindOf(iteration(1, { commit: null }), 100)).toBe('no_commit')
  expect(kindOf(iteration(1, { commit: null, status: null, duration_seconds: 90 }), 100)).toBe('normal')
  expect(kindOf(iteration(1, { running: true, commit: null }), 100)).toBe('now')
})

it('lets the one that runs grow until now', () => {
  const running = iteration(1, {
    running: true,
    duration_seconds: null,
    start_timestamp: '2026-02-08T01:00:00Z',
  })
  expect(secondsOf(running, Date.parse('2026-02-08T01:02:00Z'))).toBe(120)
  expect(secondsOf({ ...running, start_timestamp: '01:00:00' }, 0)).toBe(0)
})

it('ends its scales where people count', () => {
  expect([0, 7, 130, 386].map(scaleTo)).toEqual([1, 10, 200, 500])
  expect([8, 61, 1044, 1580, 9_000].map(timeScale)).toEqual([10, 120, 1200, 1800, 10_800])
})

it('sorts by a column, and turns around at the second press', () => {
  const all = [
    iteration(1, { duration_seconds: 5 }),
    iteration(2, { duration_seconds: 9 }),
    iteration(3, { duration_seconds: null }),
  ]
  const first = pressed({ by: 'number', down: true }, 'duration')
  expect(sorted(all, first).map(({ number }) => number)).toEqual([2, 1, 3])
  expect(sorted(all, pressed(first, 'duration')).map(({ number }) => number)).toEqual([3, 1, 2])
})

it('finds iterations by what they were about', () => {
  const all = [
    iteration(1),
    iteration(2, { health: 'failed', errors: ['Login is red'], commit: null }),
    iteration(3, { running: true, commit: null }),
  ]
  const numbers = (list: typeof all, which: Which, words: string, titles: Titles = NO_TITLES) =>
    chosen(list, which, words, titles).map(({ number }) => number)
  expect(numbers(all, 'failed', '')).toEqual([2])
  expect(numbers(all, 'no_commit', '')).toEqual([2])
  expect(numbers(all, 'all', ' LOGIN ')).toEqual([2])
  expect(numbers(all, 'all', '6e9b')).toEqual([1])
  expect(numbers(all, 'all', 'skeleton')).toEqual([])
  expect(numbers(all, 'all', 'skeleton', titlesOf(PLAN_OF_TWO))).toEqual([1, 2, 3])
})
