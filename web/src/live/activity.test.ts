import { expect, it } from 'vitest'
import { type Activity, countsAt, MINUTES, withChange } from './activity'

const MINUTE = 60_000
const START = 1_000 * MINUTE

const change = (at: number, path = 'a') => ({ path, kind: 'modified', at })
const after = (...ats: number[]) =>
  ats.reduce<Activity | undefined>((activity, at) => withChange(activity, change(at, `${at}`)), undefined)
/** The counts that are not zero, by how many minutes ago. */
const bars = (activity: Activity | undefined, now: number) =>
  Object.fromEntries(
    countsAt(activity, now)
      .map((count, at) => [MINUTES - 1 - at, count])
      .filter(([, count]) => count),
  )

it.each([
  ['nothing', after(), START, {}],
  ['one', after(START), START, { 0: 1 }],
  ['two in a minute', after(START, START + 1), START, { 0: 2 }],
  ['one an hour ago', after(START), START + 60 * MINUTE, {}],
  ['one 29 minutes ago', after(START), START + 29 * MINUTE, { 29: 1 }],
  ['minutes apart', after(START, START + 3 * MINUTE), START + 4 * MINUTE, { 4: 1, 1: 1 }],
  ['a late one', after(START + 3 * MINUTE, START), START + 3 * MINUTE, { 3: 1, 0: 1 }],
  ['one that is too late', after(START + 40 * MINUTE, START), START + 40 * MINUTE, { 0: 1 }],
])('counts %s', (_, activity, now, expected) => {
  expect(bars(activity, now)).toEqual(expected)
})

it('always has a count for each minute', () => {
  expect(countsAt(after(START, START + 90 * MINUTE), START + 95 * MINUTE)).toHaveLength(MINUTES)
})

it('keeps the newest change as the last one', () => {
  expect(after(START + 5, START)?.last.at).toBe(START + 5)
})
