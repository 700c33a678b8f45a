import { expect, it } from 'vitest'
import { cut } from './Marked'
import { matching } from './matching'
import { momentOf, relativeOf } from './When'
import { byCount, charsOf, dayWord, fullnessOf, minutesLong, short, titleOf } from './words'

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1.0 k'],
  [9_949, '9.9 k'],
  [148_200, '148 k'],
  [999_499, '999 k'],
  [999_500, '1.0 M'],
  [61_234_567, '61 M'],
])('says %d tokens as %s', (count, said) => {
  expect(short(count)).toBe(said)
})

it.each([
  [0.2, '< 1 min'],
  [59.6, '1 h'],
  [48, '48 min'],
  [200, '3 h 20 min'],
])('says %d minutes as %s', (minutes, said) => {
  expect(minutesLong(minutes)).toBe(said)
})

it('says by word how full a memory is', () => {
  expect([0, 70, 70.1, 90, 90.1, 100, 101].map((percent) => fullnessOf(percent).word)).toEqual([
    'Room left',
    'Room left',
    'Filling up',
    'Filling up',
    'Almost full',
    'Almost full',
    'Over its limit',
  ])
  expect(charsOf(1985, 2200, 90.227)).toBe('1,985 of 2,200 characters, 90 %')
})

it('reads a moment however it is written', () => {
  expect(momentOf('2026-11-27T10:00:00Z')).toBe(Date.UTC(2026, 10, 27, 10))
  expect(momentOf(1_795_000_000.5)).toBe(1_795_000_000_500)
  expect([null, undefined, '', 'soon', 0].map((one) => momentOf(one))).toEqual(new Array(5).fill(undefined))
  expect([90_000, -7_200_000, 400].map(relativeOf)).toEqual(['in 1 min', '2 h ago', 'now'])
})

it('names a session without a title by its id', () => {
  expect(titleOf('  ', '20261128_1abc')).toBe('Session 20261128')
  expect(titleOf('Morning brief', 'x')).toBe('Morning brief')
})

it('sorts by count, and equal ones by name', () => {
  expect(byCount({ b: 1, c: 3, a: 1 })).toEqual([
    ['c', 3],
    ['a', 1],
    ['b', 1],
  ])
})

it('says a day of the calendar in any zone', () => {
  expect(dayWord('2026-11-27')).toBe('Fri 27 Nov')
  expect(dayWord('unknown')).toBe('unknown')
})

it('finds what has all the words, whatever their case', () => {
  const all = ['The gateway deploys on Tuesdays', 'Gateway', 'tuesday']
  expect(matching(all, ' gateway TUES', (one) => [one])).toEqual(['The gateway deploys on Tuesdays'])
  expect(matching(all, '', (one) => [one])).toEqual(all)
})

it('cuts a text at the words, which are no expressions', () => {
  expect(cut('Fix C++ (now)', 'c++ (')).toEqual(['Fix ', 'C++', ' ', '(', 'now)'])
  expect(cut('plain', ' ')).toEqual(['plain'])
})
