import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reply } from '../api/request'
import type { Envelope } from '../api/wire'
import { Held } from './held'

const event = (seq: number, type = 'news', epoch = '7'): Envelope =>
  ({ type, seq, epoch, project: 'p', timestamp: '2026-02-08T01:00:00Z', data: {} }) as Envelope

let answers: ((reply: Reply<string>) => void)[]
let held: Held<string>

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  held = new Held({
    ask: () => new Promise((resolve) => answers.push(resolve)),
    concerns: ({ type }) => type === 'news' || type === 'disk_changed',
    after: (value, { type, seq }) => (type === 'more' ? `${value} ${seq}` : value),
  })
})
afterEach(() => vi.useRealTimers())

const later = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms)
const answer = async (value: string, position: string) => {
  answers.shift()?.({ ok: true, value, position })
  await later(0)
}

it('asks once for a burst of events', async () => {
  held.start()
  await answer('a', '7:1')
  for (let seq = 2; seq < 50; seq++) held.hear(event(seq))
  await later()
  expect(answers).toHaveLength(1)
  await answer('b', '7:49')
  await later()
  expect(answers).toHaveLength(0)
  expect(held.get()).toMatchObject({ value: 'b', position: '7:49', trouble: null })
})

it('asks at once where the node gathers its events itself', async () => {
  const prompt = new Held<string>({
    ask: () => new Promise((resolve) => answers.push(resolve)),
    concerns: () => true,
    gathered: true,
  })
  prompt.start()
  await answer('a', '7:1')
  prompt.hear(event(2))
  await later(0)
  expect(answers).toHaveLength(1)
  prompt.hear(event(3))
  await answer('b', '7:2')
  await later(0)
  expect(answers).toHaveLength(1)
  await answer('c', '7:3')
  expect(prompt.get().value).toBe('c')
})

it('drops what the answer has already', async () => {
  held.start()
  await answer('a', '7:10')
  held.hear(event(10))
  held.hear(event(9, 'more'))
  await later()
  expect(answers).toHaveLength(0)
  expect(held.get().value).toBe('a')
})

it('applies what came while it asked and is not in the answer, and only that', async () => {
  held.start()
  held.hear(event(4, 'more'))
  held.hear(event(5, 'more'))
  await answer('a', '7:4')
  expect(held.get().value).toBe('a 5')
  await later()
  expect(answers).toHaveLength(0)
})

it('asks again where news came that the answer does not have', async () => {
  held.start()
  held.hear(event(5))
  await answer('a', '7:4')
  await later()
  expect(answers).toHaveLength(1)
})

it('asks again after a change of a file, though its number is in the answer', async () => {
  held.start()
  held.hear(event(3, 'disk_changed'))
  await answer('a', '7:4')
  await later()
  expect(answers).toHaveLength(1)
})

it('lets an answer that was overtaken by a save be', async () => {
  held.start()
  held.answer({ ok: true, value: 'saved', etag: '"2"' })
  await answer('old', '7:1')
  expect(held.get().value).toBe('saved')
  await later()
  expect(answers).toHaveLength(1)
})

it('keeps what it has while the node does not answer, and says so', async () => {
  held.start()
  await answer('a', '7:1')
  held.start()
  answers.shift()?.({ ok: false, status: 0, code: 'unreachable', detail: 'Nobody answers' })
  await later(0)
  expect(held.get()).toMatchObject({ value: 'a', trouble: { detail: 'Nobody answers' } })
})

it('shows nothing of what is not there any more', async () => {
  held.start()
  await answer('a', '7:1')
  held.start()
  answers.shift()?.({ ok: false, status: 404, code: 'no_plan', detail: 'No plan' })
  await later(0)
  expect(held.get().value).toBeUndefined()
})

it('leaves a busy node alone while nobody follows', async () => {
  held.start()
  held.stop()
  answers.shift()?.({ ok: false, status: 503, code: 'counting', detail: 'Still counting' })
  await later(2_000)
  expect(answers).toHaveLength(0)
  void held.now()
  answers.shift()?.({ ok: false, status: 503, code: 'counting', detail: 'Still counting' })
  await later(2_000)
  expect(answers).toHaveLength(0)
})

it('goes on for who wants to know again before the answer came', async () => {
  held.start()
  held.stop()
  held.start()
  answers.shift()?.({ ok: false, status: 503, code: 'counting', detail: 'Still counting' })
  await later(2_000)
  expect(answers).toHaveLength(1)
})

it('asks a busy node again by itself', async () => {
  held.start()
  answers.shift()?.({ ok: false, status: 503, code: 'counting', detail: 'Still counting' })
  await later(2_000)
  expect(answers).toHaveLength(1)
})
