import { beforeEach, expect, it, vi } from 'vitest'
import type { Reply } from '../api/request'
import type { Envelope, TerminalPart } from '../api/wire'
import { BEFORE, MOST, TerminalFeed } from './terminalFeed'

let shown: string
/** All that the session has written so far; one byte a character. */
let written: string
let asked: number[]
let waiting: (() => void)[]
/** Of writes that the screen has not drawn yet, where it is slow. */
let undrawn: (() => void)[] | undefined
let left: { before: number; lost: number }
/** From here on the node has nothing. */
let kept: number
let feed: TerminalFeed

const ask = (session_id: string, offset: number, limit: number): Promise<Reply<TerminalPart>> => {
  const total = Math.min(kept, written.length)
  const from = offset < 0 ? Math.max(0, total + offset) : Math.min(offset, total)
  const output = written.slice(from, Math.min(total, from + limit))
  asked.push(offset)
  const value = { session_id, offset: from, next: from + output.length, total, output }
  return new Promise((resolve) => waiting.push(() => resolve({ ok: true, value })))
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

const answer = async () => {
  await settle()
  waiting.shift()?.()
  await settle()
}

const answerAll = async () => {
  await settle()
  while (waiting.length > 0) await answer()
}

const event = (data: Record<string, unknown>) => ({ type: 'terminal_output', data }) as unknown as Envelope

/** The session writes, and it is told. */
function write(text: string, told = true): Envelope {
  const envelope = event({ session_id: 's', output: text, offset: written.length, length: text.length })
  written += text
  if (told) feed.hear(envelope)
  return envelope
}

beforeEach(() => {
  shown = ''
  written = ''
  asked = []
  waiting = []
  undrawn = undefined
  left = { before: 0, lost: 0 }
  kept = Number.POSITIVE_INFINITY
  feed = new TerminalFeed('s', ask, {
    write: (text, drawn) => {
      shown += text
      if (undrawn) undrawn.push(drawn)
      else drawn()
    },
    clear: () => {
      shown = ''
    },
    left: (before, lost) => {
      left = { before, lost }
    },
  })
})

it('shows what was before, then what comes', async () => {
  written = 'before '
  feed.start()
  await answer()
  write('now ')
  write('and then')
  expect(shown).toBe('before now and then')
  expect(asked).toHaveLength(1)
})

it('shows once what is told while it asks', async () => {
  written = 'one '
  feed.start()
  await settle()
  write('two ')
  await answer()
  // The answer was made before: what was told since comes from the event.
  expect(shown).toBe('one two ')
})

it('drops what is told and is in the answer already', async () => {
  const early = write('one ', false)
  feed.start()
  feed.hear(early)
  await answer()
  expect(shown).toBe('one ')
})

it('asks for what was not told', async () => {
  feed.start()
  await answer()
  write('one ')
  write('lost ', false)
  write('three')
  expect(shown).toBe('one ')
  await answer()
  expect(shown).toBe('one lost three')
  expect(asked.at(-1)).toBe(4)
})

it('is not moved by another session', async () => {
  feed.start()
  await answer()
  feed.hear(event({ session_id: 't', output: 'x', offset: 0, length: 1 }))
  expect(shown).toBe('')
})

it('shows nothing more once it has ended', async () => {
  written = 'late'
  feed.start()
  feed.end()
  await answer()
  expect(shown).toBe('')
})

it('begins a long output with a whole line, and says what stands before', async () => {
  written = `${'x'.repeat(100)}\n[32mhalf\nwhole ${'y'.repeat(BEFORE - 15)}\nend`
  feed.start()
  await answerAll()
  expect(shown.startsWith('whole y')).toBe(true)
  expect(shown.endsWith('\nend')).toBe(true)
  expect(left).toEqual({ before: written.length - BEFORE, lost: 0 })
})

it('goes on behind what is nowhere any more, and says how much that is', async () => {
  written = 'one '
  feed.start()
  await answer()
  kept = 4
  write('gone ', false)
  write('after')
  await answerAll()
  expect(shown).toBe('one after')
  expect(left.lost).toBe(5)
  expect(asked).toHaveLength(2)
})

it('asks once for what an event could not bring', async () => {
  feed.start()
  await answer()
  written = 'here after all'
  feed.hear(event({ session_id: 's', output: '', offset: 0, length: 4, missing: true }))
  await answerAll()
  expect(shown).toBe('here after all')
  kept = 14
  written += ' gone'
  feed.hear(event({ session_id: 's', output: '', offset: 14, length: 5, missing: true }))
  await answerAll()
  expect(left.lost).toBe(5)
  write(' and on', false)
  feed.hear(event({ session_id: 's', output: ' and on', offset: 19, length: 7 }))
  expect(shown).toBe('here after all and on')
})

it('holds no more than it says of what the screen is too slow for, and loses none of it', async () => {
  feed.start()
  await answer()
  undrawn = []
  const block = 'z'.repeat(MOST / 4 - 1)
  for (let i = 0; i < 12; i++) write(`${block}${String.fromCharCode(97 + i)}`)
  const inHand = shown.length
  expect(inHand).toBeLessThan(2 * MOST)
  // The screen has drawn what it had.
  for (let turn = 0; turn < 40 && shown.length < written.length; turn++) {
    for (const drawn of undrawn.splice(0)) drawn()
    await answerAll()
  }
  expect(shown.length).toBe(written.length)
  expect(shown === written).toBe(true)
})

it('begins anew near the end where it fell too far behind', async () => {
  written = 'old '
  feed.start()
  await answer()
  written += `${'w'.repeat(3 * BEFORE)}\nnew`
  feed.again()
  await answerAll()
  expect(shown.startsWith('old')).toBe(false)
  expect(shown.endsWith('new')).toBe(true)
  expect(left.before).toBe(written.length - BEFORE)
})

it('asks a node again that did not answer, and not for what is gone', async () => {
  vi.useFakeTimers()
  const replies = [{ status: 503 }, { status: 404 }]
  const asks = vi.fn(async () => ({ ok: false, code: 'x', detail: 'x', ...replies.shift() }) as never)
  const other = new TerminalFeed('s', asks, { write: () => {}, clear: () => {}, left: () => {} })
  other.start()
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asks).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})
