import { expect, it } from 'vitest'
import { partsOf } from './readingParts'
import type { Standing } from './standing'

const result = (lineStart: number, lineEnd: number, ...types: string[]): Standing => ({
  key: `r/${lineStart}`,
  run: 'r',
  node: lineStart,
  stale: false,
  lineStart,
  lineEnd,
  output: types.map((type) => ({ type, text: type, content: type })),
  ms: 1,
  failed: false,
  state: 'ok',
})
const show = (lines: string[], results: Standing[]) =>
  partsOf(lines, results).map((part) =>
    part.kind === 'code' ? `code ${part.from}-${part.to}` : `result of ${part.result.lineStart}`,
  )

it('folds the code before each result, and what comes after the last', () => {
  expect(show(['import a', 'a', 'b = 1', 'b'], [result(1, 1), result(2, 2, 'stdout')])).toEqual([
    'code 1-2',
    'result of 2',
    'code 3-4',
  ])
})

it('shows no code of a markdown cell', () => {
  expect(show(['"""# Title', 'words"""', 'x'], [result(1, 2, 'markdown'), result(3, 3, 'stdout')])).toEqual([
    'result of 1',
    'code 3-3',
    'result of 3',
  ])
})

it('has no part for lines without text', () => {
  expect(show(['', 'a', ''], [result(2, 2, 'stdout')])).toEqual(['code 1-2', 'result of 2'])
  expect(show(['', ''], [])).toEqual([])
})
