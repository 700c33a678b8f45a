import { expect, it } from 'vitest'
import { captionOf, MOST_COLUMNS, orderOf, readTable } from './table'

const read = (table: object) => {
  const result = readTable(JSON.stringify(table))
  if (result === null) throw new Error('no table')
  return result
}

const column = (...values: unknown[]) => read({ columns: ['a'], data: values.map((value) => [value]) })
const texts = (...values: unknown[]) => column(...values).columns[0]?.texts
const sorted = (descending: boolean, ...values: unknown[]) => {
  const table = column(...values)
  return orderOf(table, { column: 0, descending }).map((row) => values[row])
}

it.each([
  '',
  'x',
  '[]',
  'null',
  '{}',
  '{"columns":1,"data":[]}',
  '{"columns":["a"],"data":[1]}',
  '{"columns":["a"],"data":',
])('is no table: %j', (content) => expect(readTable(content)).toBeNull())

it('shows numbers of a column with the same decimals, six at most', () => {
  expect(texts(1, 2.5, null)).toEqual(['1.0', '2.5', ''])
  expect(texts(1 / 3, 2)).toEqual(['0.333333', '2.000000'])
  expect(texts(1e-9, 1.5)).toEqual(['1.00000e-9', '1.5'])
  expect(texts(3, 40)).toEqual(['3', '40'])
  expect(texts(0.5, 'x', 7)).toEqual(['0.5', 'x', '7'])
})

it('never rounds a whole number', () => {
  const table = readTable('{"columns":["id"],"data":[[1234567890123456789],[1234567890123456788],[5]]}')
  expect(table?.columns[0]?.texts).toEqual(['1234567890123456789', '1234567890123456788', '5'])
  expect(table?.columns[0]?.numeric).toBe(true)
  expect(table && orderOf(table, { column: 0, descending: false })).toEqual([2, 1, 0])
})

it('leaves digits in texts and fractions alone', () => {
  const content = '{"columns":["a","b"],"data":[["\\" 12345678901234567890,",0.12345678901234567890]]}'
  const table = readTable(content)
  expect(table?.columns[0]?.cells[0]).toBe('" 12345678901234567890,')
  expect(table?.columns[1]?.cells[0]).toBeCloseTo(0.123456789, 9)
})

it('sorts numbers by value, texts as people do, absent ones last either way', () => {
  expect(sorted(false, 10, 9, null, -1)).toEqual([-1, 9, 10, null])
  expect(sorted(true, 10, 9, null, -1)).toEqual([10, 9, -1, null])
  expect(sorted(false, 'b10', 'b9', 'a', null)).toEqual(['a', 'b9', 'b10', null])
  expect(sorted(false, true, false)).toEqual([false, true])
})

it('keeps the order of equal rows, and goes back to the first order', () => {
  const table = read({ columns: ['a'], data: [[1], [0], [1], [0]] })
  expect(orderOf(table, { column: 0, descending: true })).toEqual([0, 2, 1, 3])
  expect(orderOf(table, undefined)).toEqual([0, 1, 2, 3])
  expect(orderOf(table, { column: -1, descending: true })).toEqual([3, 2, 1, 0])
})

it('reads labels of several levels, nested values and short rows', () => {
  const table = read({
    columns: [['x', 'mean'], 'y'],
    data: [[{ a: [1] }], [true, 2]],
    index: [['a', 1], 'b'],
  })
  expect(table.columns.map(({ name }) => name)).toEqual(['x / mean', 'y'])
  expect(table.columns[0]?.texts).toEqual(['{"a":[1]}', 'True'])
  expect(table.columns[1]?.cells).toEqual([null, 2])
  expect(table.index.texts).toEqual(['a / 1', 'b'])
})

it('says how much there is and how much is shown', () => {
  const many = Array.from({ length: 300 }, (_, at) => at)
  expect(captionOf(column(1))).toBe('1 row × 1 column')
  expect(captionOf(read({ columns: many, data: [many], shape: [48204, 300] }))).toBe(
    `48,204 rows × 300 columns, first 1 shown, first ${MOST_COLUMNS} columns shown`,
  )
})
