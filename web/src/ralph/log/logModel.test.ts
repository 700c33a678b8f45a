import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reply } from '../../api/request'
import type { LogLines } from '../../api/wire'
import type { Append } from './append'
import { LogModel } from './logModel'

/** A log as a node has it; `first` of an answer is null while `counting`. */
class FakeLog {
  text = ''
  generation = 'g1'
  counting = false
  missing = false
  asked: (number | undefined)[] = []
  /** Before the answer to the next question leaves. */
  meanwhile: (() => void) | undefined

  write(text: string): Append {
    const offset = bytes(this.text)
    this.text += text
    return { text, generation: this.generation, offset, length: bytes(text) }
  }

  rotate(): void {
    this.generation = `g${Number(this.generation.slice(1)) + 1}`
    this.text = ''
  }

  lines = async (from: number | undefined, count: number): Promise<Reply<LogLines>> => {
    this.asked.push(from)
    if (this.missing) return { ok: false, status: 404, code: 'no_log', detail: 'There is no log' }
    const all = this.text.split('\n')
    const open = all.at(-1) !== ''
    if (!open) all.pop()
    const first = from ?? Math.max(1, all.length - count + 1)
    const lines = all.slice(first - 1, first - 1 + count)
    const end =
      bytes(lines.map((line) => `${line}\n`).join('')) +
      bytes(all.slice(0, first - 1).join('\n') + (first > 1 ? '\n' : ''))
    const whole = first - 1 + lines.length < all.length || !open
    const value = {
      generation: this.generation,
      first: this.counting ? null : first,
      total: this.counting ? null : all.length,
      size: bytes(this.text),
      offset: 0,
      end: whole ? end : end - 1,
      open: !whole,
      lines,
    } as LogLines
    this.meanwhile?.()
    this.meanwhile = undefined
    return { ok: true, value }
  }
}

const bytes = (text: string) => new TextEncoder().encode(text).length

let log: FakeLog
let model: LogModel
const settle = () => vi.advanceTimersByTimeAsync(100)
const all = () => Array.from({ length: model.current().total }, (_, at) => model.line(at + 1))

beforeEach(() => {
  vi.useFakeTimers()
  log = new FakeLog()
  model = new LogModel(log, (run) => void setTimeout(run, 16))
})
afterEach(() => {
  model.close()
  vi.useRealTimers()
})

it('opens at the end, and asks for other lines only when somebody looks', async () => {
  log.write(Array.from({ length: 5_000 }, (_, at) => `line ${at + 1}\n`).join(''))
  model.open()
  await settle()
  expect(model.current()).toMatchObject({ phase: 'ready', total: 5_000, numbered: true })
  expect(model.line(5_000)).toBe('line 5000')
  expect(model.line(1)).toBeUndefined()
  model.want(1, 100)
  await settle()
  expect(model.line(1)).toBe('line 1')
  expect(log.asked).toEqual([undefined, 1])
})

it('takes each byte once, whatever the snapshot had already', async () => {
  const first = log.write('one\ntw')
  log.meanwhile = () => model.hear(log.write('o\nthree\nfo'))
  const early = log.write('')
  model.hear(first)
  model.hear(early)
  model.open()
  await settle()
  model.hear(log.write('ur\n'))
  model.hear(first)
  await settle()
  expect(all()).toEqual(['one', 'two', 'three', 'four'])
  expect(log.asked).toHaveLength(1)
})

it('cuts an event of which the snapshot had a part', async () => {
  log.write('ä one\n')
  model.open()
  await settle()
  model.hear({ text: 'ä one\ntwo\n', generation: 'g1', offset: 0, length: bytes('ä one\ntwo\n') })
  await settle()
  expect(all()).toEqual(['ä one', 'two'])
})

it('asks anew where an event leaves a gap, or says nothing', async () => {
  log.write('one\n')
  model.open()
  await settle()
  log.write('two\n')
  model.hear(log.write('three\n'))
  await settle()
  expect(all()).toEqual(['one', 'two', 'three'])
  log.write('four\n')
  model.hear(null)
  await settle()
  expect(all()).toEqual(['one', 'two', 'three', 'four'])
})

it('does not keep half of a line that ended in a gap', async () => {
  log.write('half')
  model.open()
  await settle()
  log.write(` a line\n${'x\n'.repeat(1_500)}`)
  model.hear(null)
  await settle()
  model.want(1, 50)
  await settle()
  expect(model.line(1)).toBe('half a line')
})

it('begins anew with another file, and says so', async () => {
  log.write('old\nold\n')
  model.open()
  await settle()
  const late = log.write('old\n')
  log.rotate()
  model.hear(log.write('new\n'))
  await settle()
  expect(all()).toEqual(['new'])
  expect(model.current().rotatedAt).not.toBeNull()
  model.hear(late)
  model.hear(log.write('er\n'))
  await settle()
  expect(all()).toEqual(['new', 'er'])
})

it('shows the end of a log that is being counted, and its numbers when they are known', async () => {
  log.counting = true
  log.write('line\n'.repeat(3_000))
  model.open()
  await settle()
  expect(model.current()).toMatchObject({ total: 1_000, numbered: false })
  model.hear(log.write('more\n'))
  await settle()
  expect(model.current().total).toBe(1_001)
  log.counting = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(model.current()).toMatchObject({ total: 3_001, numbered: true, shift: 2_000 })
  expect(model.line(3_001)).toBe('more')
})

it('waits for a log that is not there yet', async () => {
  log.missing = true
  model.open()
  await settle()
  expect(model.current().phase).toBe('none')
  log.missing = false
  model.hear(log.write('first\n'))
  await settle()
  expect(model.current()).toMatchObject({ phase: 'ready', rotatedAt: null })
  expect(all()).toEqual(['first'])
})

it('takes a burst in one go for each frame, and keeps a bounded part of it', async () => {
  log.write('begin\n')
  model.open()
  await settle()
  const told = vi.fn()
  model.subscribe(told)
  for (let part = 0; part < 100; part++) model.hear(log.write('a line of the burst\n'.repeat(1_000)))
  await vi.advanceTimersByTimeAsync(16)
  expect(told).toHaveBeenCalledTimes(1)
  expect(model.current().total).toBe(100_001)
  expect(model.line(100_001)).toBe('a line of the burst')
  expect(model.chunks).toBeLessThanOrEqual(80)
})
