import { expect, it } from 'vitest'
import { labelled, lineAt, meant, pathOf, placeOf, stretchesOf } from './miniature'

it('places a line among millions, and finds it again', () => {
  expect(placeOf(1, 2_000_000, 800)).toBe(0)
  expect(placeOf(2_000_000, 2_000_000, 800)).toBe(799)
  expect(lineAt(0, 2_000_000, 800)).toBe(1)
  expect(lineAt(400, 2_000_000, 800)).toBe(1_000_001)
  expect(lineAt(9_999, 10, 800)).toBe(10)
  expect(placeOf(5, 0, 800)).toBe(0)
})

it('draws what lies together as one, and never more than there are px', () => {
  expect(stretchesOf([1, 2, 3, 500], 1_000, 100)).toEqual([
    { top: 0, height: 2, weight: 0.4 },
    { top: 48, height: 2, weight: 0.2 },
  ])
  const every = Array.from({ length: 10_000 }, (_, at) => at * 100 + 1)
  expect(stretchesOf(every, 1_000_000, 800)).toEqual([{ top: 0, height: 800, weight: 0.1 }])
  expect(stretchesOf([7], 5, 100)).toEqual([])
  expect(stretchesOf([1, 2, 3], 3, 90).map(({ weight }) => weight)).toEqual([1, 1, 1])
  expect(pathOf([{ top: 3, height: 2, weight: 1 }], 24, 18)).toBe('M24 3h18v2h-18z')
  expect(pathOf([{ top: 3, height: 2, weight: 0 }], 24, 16)).toBe('M24 3h4v2h-4z')
})

it('means the mark beside a click, else the line that lies there', () => {
  const errors = [1_000_000]
  expect(meant(402, 2_000_000, 800, [errors])).toBe(1_000_000)
  expect(meant(300, 2_000_000, 800, [errors])).toBe(750_001)
  expect(meant(402, 2_000_000, 800, [errors, [1_004_000]])).toBe(1_004_000)
})

it('numbers as many iterations as have room, the newest first', () => {
  expect([...labelled([0, 5, 20, 30, 33])].sort()).toEqual([1, 4].sort())
  expect(labelled([]).size).toBe(0)
})
