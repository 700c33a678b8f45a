import { expect, it } from 'vitest'
import type { Iteration } from '../../api/wire'
import { newScreen, textOf } from '../../parts/terminal'
import { hitsIn, marked, patternOf } from './highlight'
import { markAt, marksOf } from './iterationMarks'
import { NOTHING } from './kinds'
import { countOf } from './LogToolbar'
import { matchNear, stepped } from './searchSteps'

it('begins at the match that is looked at, or at the last one', () => {
  expect(matchNear([3, 10, 20], 1)).toBe(0)
  expect(matchNear([3, 10, 20], 10)).toBe(1)
  expect(matchNear([3, 10, 20], 11)).toBe(2)
  expect(matchNear([3, 10, 20], 21)).toBe(2)
  expect(matchNear([], 5)).toBe(-1)
})

it('steps around the ends', () => {
  expect(stepped(2, 3, 1)).toBe(0)
  expect(stepped(0, 3, -1)).toBe(2)
  expect(stepped(-1, 3, 1)).toBe(0)
  expect(stepped(0, 0, 1)).toBe(-1)
})

it('says which of how many', () => {
  const matches = { generation: 'g', lines: [1, 2, 3], total: 45_231 }
  const query = { ...NOTHING, text: 'x' }
  expect(countOf({ matches, at: 1, busy: false, query })).toBe('2 of 45,231')
  expect(countOf({ matches: { ...matches, total: 0 }, at: -1, busy: false, query })).toBe('no match')
  expect(countOf({ matches: null, at: -1, busy: true, query })).toBe('searching')
  expect(countOf({ matches, at: 1, busy: false, query: NOTHING })).toBe('')
})

it.each([
  [
    'a.b',
    false,
    false,
    'xa.bA.Baab',
    [
      [1, 4],
      [4, 7],
    ],
  ],
  ['a.b', false, true, 'xa.bA.B', [[1, 4]]],
  [
    'a.b',
    true,
    false,
    'aabAXB',
    [
      [0, 3],
      [3, 6],
    ],
  ],
  ['(', true, false, 'a(b', []],
  ['x*', true, false, 'axxb', [[1, 3]]],
  ['é', false, false, 'É', [[0, 1]]],
] as const)('marks %j (regex %j, case %j)', (text, regex, cases, line, hits) => {
  expect(hitsIn(line, patternOf({ text, regex, cases, kind: 'all' }))).toEqual(hits)
})

it('marks a hit that goes over several colours', () => {
  const screen = newScreen()
  screen.show('a\u001b[31mbc\u001b[0mde')
  const line = screen.lines[0] ?? ''
  const pieces = marked(line, patternOf({ ...NOTHING, text: 'cd' }))
  expect(pieces.map(({ text, hit }) => [text, hit])).toEqual([
    ['a', false],
    ['b', false],
    ['c', true],
    ['d', true],
    ['e', false],
  ])
  expect(pieces.map(({ text }) => text).join('')).toBe(textOf(line))
})

it('knows the iteration of a line, also where numbers come twice', () => {
  const one = (number: number, first: number | null, last: number | null, running = false) =>
    ({ number, first_line: first, last_line: last, running, health: 'productive' }) as Iteration
  const marks = marksOf([one(1, 90, null, true), one(2, 40, 80), one(1, 5, 39), one(9, null, null)])
  expect(marks.map(({ number, first }) => [number, first])).toEqual([
    [1, 5],
    [2, 40],
    [1, 90],
  ])
  expect([1, 5, 39, 40, 81, 90, 1_000].map((line) => markAt(marks, line))).toEqual([
    undefined,
    0,
    0,
    1,
    undefined,
    2,
    2,
  ])
})
