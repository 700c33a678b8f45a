import { expect, it } from 'vitest'
import type { Envelope, LogLines } from '../../api/wire'
import { loop } from '../samples'
import { appended, withLines, withOutput } from './lastLines'
import { linesOf, outputAt, SPAN_MS, SPANS, withCount } from './output'

const append = (lines: string, more: object = {}) =>
  ({ type: 'log_append', timestamp: '2026-02-08T02:00:00Z', data: { lines, ...more } }) as unknown as Envelope

it('appends whole lines, and keeps as many as are shown', () => {
  expect(appended(['a'], 'b\nc\n', false)).toEqual(['a', 'b', 'c'])
  expect(appended([], 'x\n'.repeat(30), false)).toHaveLength(12)
})

const LOG: LogLines = {
  generation: '1:2:0',
  first: 1,
  total: 2,
  size: 8,
  offset: 0,
  end: 8,
  open: false,
  lines: ['one', 'two'],
}

it('goes on with a line that had no end', () => {
  const half = withLines(LOG, append('three', { offset: 8, length: 5, generation: '1:2:0' }))
  expect(half).toMatchObject({ lines: ['one', 'two', 'three'], end: 13 })
  const whole = withLines(half, append(' and more\nfour\n', { offset: 13 }))
  expect(whole.lines).toEqual(['one', 'two', 'three and more', 'four'])
  expect(withLines(half, append('\n', { offset: 13 })).lines).toEqual(['one', 'two', 'three'])
})

it('says nothing twice that the lines hold already, and begins anew with another file', () => {
  expect(withLines(LOG, append('two\n', { offset: 4, length: 4, generation: '1:2:0' }))).toBe(LOG)
  const other = withLines(LOG, append('new\n', { offset: 0, length: 4, generation: '1:3:0' }))
  expect(other).toMatchObject({ lines: ['one', 'two', 'new'], end: 4, generation: '1:3:0' })
})

it('says of the output that it came just now', () => {
  const now = withOutput(loop(), append('x\n'))
  expect(now.last_output_at).toBe('2026-02-08T02:00:00Z')
  expect(now.evidence[0]?.at).toBe('2026-02-08T02:00:00Z')
})

it('counts lines by spans of time, and forgets the oldest', () => {
  expect(linesOf(append('a\nb\nc'))).toBe(2)
  const some = withCount(withCount(undefined, 3, 0), 2, SPAN_MS)
  expect(outputAt(some, SPAN_MS).slice(-2)).toEqual([3, 2])
  expect(outputAt(some, SPAN_MS * SPANS).slice(0, 2)).toEqual([2, 0])
  expect(outputAt(some, SPAN_MS * SPANS * 2).every((count) => count === 0)).toBe(true)
})
