import { expect, it } from 'vitest'
import type { TranscriptMessage } from '../../api/hermesWire'
import { NOTHING_KNOWN, toolCallsOf, withNewest, withOlder } from './transcript'
import { moreThan, sightOf } from './window'

const messages = (from: number, to: number): TranscriptMessage[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: from + at,
    role: 'user',
    content: '',
    timestamp: from + at,
    tool_calls: null,
    reasoning: null,
    token_count: 0,
  }))
const ids = ({ messages: all }: { messages: readonly TranscriptMessage[] }) => all.map(({ id }) => id)
const newest = (from: number, to: number) => ({ messages: messages(from, to), has_more: true })

it('puts what was before in front, and goes on at the end', () => {
  let known = withNewest(NOTHING_KNOWN, newest(5, 8))
  known = withOlder(known, { messages: messages(2, 4), has_more: true })
  known = withNewest(known, newest(7, 10))
  expect(ids(known)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
  known = withOlder(known, { messages: messages(1, 2), has_more: false })
  expect(ids(known)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(known.hasMore).toBe(false)
  expect(withNewest(known, newest(7, 11)).hasMore).toBe(false)
})

it('has no hole where more came than one answer holds', () => {
  const known = withOlder(withNewest(NOTHING_KNOWN, newest(5, 8)), newest(2, 4))
  const after = withNewest(known, newest(20, 23))
  expect(ids(after)).toEqual([20, 21, 22, 23])
  expect(after.hasMore).toBe(true)
})

it('takes what is empty, or was deleted, as it is', () => {
  const known = withNewest(NOTHING_KNOWN, newest(5, 8))
  expect(withNewest(known, { messages: [], has_more: false })).toEqual({ messages: [], hasMore: false })
})

it('reads tool calls, and whatever else stands there', () => {
  const call = (name: string, args: unknown) =>
    JSON.stringify([{ id: 'x', function: { name, arguments: args } }])
  expect(toolCallsOf(call('terminal', '{"command":"ls"}'))).toEqual([
    { name: 'terminal', input: '{\n  "command": "ls"\n}' },
  ])
  expect(toolCallsOf(call('terminal', 'no json'))).toEqual([{ name: 'terminal', input: 'no json' }])
  expect(toolCallsOf('[null, 5, {"name":"old"}]').map(({ name }) => name)).toEqual([
    'unknown',
    'unknown',
    'old',
  ])
  expect(toolCallsOf('{broken')).toEqual([{ name: 'unreadable', input: '{broken' }])
  expect(toolCallsOf('{"a":1}')).toEqual([{ name: 'unreadable', input: '{"a":1}' }])
  expect([null, '', '[]', 'null'].map((one) => toolCallsOf(one).length)).toEqual([0, 0, 0, 0])
})

it('draws the rows in sight and some around them', () => {
  expect(sightOf(0, 320, 32, 5_000)).toEqual({ from: 0, to: 20 })
  expect(sightOf(64_000, 320, 32, 5_000)).toEqual({ from: 1990, to: 2020 })
  expect(sightOf(200_000, 320, 32, 10)).toEqual({ from: 10, to: 10 })
  expect(moreThan(200)).toBe(400)
})
