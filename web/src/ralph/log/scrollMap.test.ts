import { expect, it } from 'vitest'
import { anchorAt, heightOf, ROW, spanAround, spanAtEnd, topOf } from './scrollMap'

const PANE = 800

it.each([100, 300_000, 1_000_000, 50_000_000])(
  'maps a log of %i lines onto what a browser can place',
  (total) => {
    const room = heightOf(total) - PANE
    expect(heightOf(total)).toBeLessThanOrEqual(6_000_000)
    expect(anchorAt(0, PANE, total)).toEqual({ line: 1, offset: 0 })
    const end = anchorAt(room, PANE, total)
    expect((end.line - 1) * ROW + end.offset).toBeCloseTo(total * ROW - PANE, 3)
    expect(anchorAt(room + 500, PANE, total).line).toBeLessThanOrEqual(total)
  },
)

it('is exact where the log is short enough', () => {
  expect(anchorAt(1801, PANE, 10_000)).toEqual({ line: 101, offset: 1 })
  expect(topOf({ line: 101, offset: 1 }, PANE, 10_000)).toBeCloseTo(1801, 6)
})

it.each([1, 2, 77_777, 500_000, 999_000])('finds line %i of a million back', (line) => {
  const total = 1_000_000
  const back = anchorAt(topOf({ line, offset: 0 }, PANE, total), PANE, total)
  expect((back.line - 1) * ROW + back.offset).toBeCloseTo((line - 1) * ROW, 3)
})

it('draws three screens at most, and all of them exist', () => {
  for (const line of [1, 5, 500, 999_990, 1_000_000]) {
    const { first, last } = spanAround(line, PANE, 1_000_000)
    expect(first).toBeGreaterThanOrEqual(1)
    expect(last).toBeLessThanOrEqual(1_000_000)
    expect(first).toBeLessThanOrEqual(line)
    expect(last).toBeGreaterThanOrEqual(Math.min(1_000_000, line + PANE / ROW))
    expect(last - first).toBeLessThan((4 * PANE) / ROW)
  }
  expect(spanAtEnd(PANE, 1_000_000).last).toBe(1_000_000)
  expect(spanAtEnd(PANE, 3)).toEqual({ first: 1, last: 3 })
  expect(spanAtEnd(PANE, 0)).toEqual({ first: 1, last: 0 })
})
