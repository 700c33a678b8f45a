import { expect, it } from 'vitest'
import type { Envelope } from '../../api/wire'
import { appendOf, behind, grow } from './append'

const envelope = (data: object) => ({ type: 'log_append', data }) as Envelope

it('takes an event for what it says, and nothing else', () => {
  const data = { lines: 'a\n', generation: 'g', offset: 0, length: 2 }
  expect(appendOf(envelope(data))).toEqual({ text: 'a\n', generation: 'g', offset: 0, length: 2 })
  expect(appendOf(envelope({ ...data, missing: true }))).toBeNull()
  expect(appendOf(envelope({ lines: 'a\n' }))).toBeNull()
})

it.each([
  [null, 'a\nb\n', { grown: null, lines: ['a', 'b'], open: false }],
  [null, 'a\nb', { grown: null, lines: ['a', 'b'], open: true }],
  ['a', 'b', { grown: 'ab', lines: [], open: true }],
  ['a', '\n', { grown: 'a', lines: [], open: false }],
  ['a', 'b\nc', { grown: 'ab', lines: ['c'], open: true }],
  ['a', '\n\n', { grown: 'a', lines: [''], open: false }],
  [null, '\n', { grown: null, lines: [''], open: false }],
  ['a', '', { grown: 'a', lines: [], open: true }],
  [null, 'a\r\nb\r', { grown: null, lines: ['a', 'b\r'], open: true }],
  ['b\r', '\n', { grown: 'b', lines: [], open: false }],
])('after %j, %j', (last, text, grown) => expect(grow(last, text)).toEqual(grown))

it('gives the same lines however a text is cut', () => {
  const text = 'one\ntwo\r\n\n  three\nfo\rur\nend'
  for (let cut = 0; cut <= text.length; cut++) {
    const first = grow(null, text.slice(0, cut))
    const last = first.open ? (first.lines.at(-1) ?? '') : null
    const second = grow(last, text.slice(cut))
    const head = first.open ? first.lines.slice(0, -1) : first.lines
    const all = [...head, ...(second.grown === null ? [] : [second.grown]), ...second.lines]
    expect(all).toEqual(['one', 'two', '', '  three', 'fo\rur', 'end'])
  }
})

it('cuts by bytes, and only where the characters say the same', () => {
  const append = { text: 'ä€b\n', generation: 'g', offset: 10, length: 7 }
  expect(behind(append, 0)).toBe('ä€b\n')
  expect(behind(append, 5)).toBe('b\n')
  expect(behind({ ...append, length: 5 }, 2)).toBeNull()
})
