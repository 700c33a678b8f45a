import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Refusal } from './request'
import { type Line, openStream, type Stream } from './stream'

/** An EventSource in the hands of the test. */
class FakeSource {
  static all: FakeSource[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  readonly url: string
  constructor(url: string) {
    this.url = url
    FakeSource.all.push(this)
  }
  close() {
    this.closed = true
  }
  says(event: unknown) {
    this.onmessage?.({ data: JSON.stringify(event) })
  }
}

let lines: Line[]
let events: unknown[]
let refusal: Refusal | undefined
let stream: Stream

const latest = () => FakeSource.all.at(-1) as FakeSource
const advance = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.all = []
  lines = []
  events = []
  refusal = undefined
  stream = openStream(
    '/stream',
    { onEvent: (event) => events.push(event), onLine: (line) => lines.push(line) },
    {
      connect: (url) => new FakeSource(url) as unknown as EventSource,
      // No jitter: each wait is its ceiling.
      random: () => 1,
      why: async () => refusal,
    },
  )
})

afterEach(() => {
  stream.close()
  vi.useRealTimers()
})

describe('a stream', () => {
  it('delivers its events', () => {
    latest().onopen?.()
    latest().says({ type: 'initial' })
    expect(lines).toEqual([{ kind: 'connecting' }, { kind: 'open' }])
    expect(events).toEqual([{ type: 'initial' }])
  })

  it('closes a failed source itself and waits 1, 2, 4, 8, 16, 30, 30 seconds', async () => {
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const failed = latest()
      failed.onerror?.()
      expect(failed.closed).toBe(true)
      await advance(seconds * 1000 - 1)
      expect(latest()).toBe(failed)
      await advance(1)
      expect(latest()).not.toBe(failed)
    }
  })

  it('stays lost until it is open again, and then starts with short waits anew', async () => {
    latest().onerror?.()
    await advance(1000)
    latest().onerror?.()
    await advance(2000)
    expect(lines.at(-1)).toEqual({ kind: 'lost', reason: null })
    latest().onopen?.()
    latest().says({})
    expect(lines.at(-1)).toEqual({ kind: 'open' })
    const failed = latest()
    failed.onerror?.()
    await advance(1000)
    expect(latest()).not.toBe(failed)
  })

  it('waits longer and longer where each connection is dropped before it says anything', async () => {
    latest().onopen?.()
    latest().onerror?.()
    await advance(1000)
    latest().onopen?.()
    const dropped = latest()
    dropped.onerror?.()
    await advance(1000)
    expect(latest()).toBe(dropped)
  })

  it('says why the node refuses, and waits as long as the node asks', async () => {
    refusal = { ok: false, status: 503, code: 'too_many', detail: 'Too many active watchers', retryAfter: 5 }
    const refused = latest()
    refused.onerror?.()
    await advance(4_999)
    expect(lines.at(-1)).toEqual({ kind: 'lost', reason: 'Too many active watchers' })
    expect(latest()).toBe(refused)
    await advance(1)
    expect(latest()).not.toBe(refused)
  })

  it('hurries when it is told to', async () => {
    const failed = latest()
    failed.onerror?.()
    stream.hurry()
    expect(latest()).not.toBe(failed)
    await advance(60_000)
    expect(FakeSource.all).toHaveLength(2)
  })

  it('does not hurry while it is open', () => {
    latest().onopen?.()
    stream.hurry()
    expect(FakeSource.all).toHaveLength(1)
  })

  it('is over when it is closed', async () => {
    latest().onerror?.()
    stream.close()
    await advance(60_000)
    expect(FakeSource.all).toHaveLength(1)
  })
})
