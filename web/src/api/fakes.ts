import { vi } from 'vitest'
import { Line, type LineState, type Rim } from './line'
import type { Envelope } from './wire'

/** A WebSocket in the hands of the test. */
export class FakeSocket {
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (end: { code: number; reason: string }) => void
  said: Record<string, unknown>[] = []
  closed = false
  send(text: string) {
    this.said.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  /** Opens, and proves that a node is there. */
  comes() {
    this.onopen?.()
    this.says({ type: 'pong' })
  }
  ends(code = 1006, reason = '') {
    this.onclose?.({ code, reason })
  }
  actions(action: string) {
    return this.said.filter((message) => message.action === action)
  }
}

/** An EventSource in the hands of the test. */
export class FakeSource {
  onopen?: () => void
  onmessage?: (message: { data: string; lastEventId?: string }) => void
  onerror?: () => void
  closed = false
  readyState = 1
  readonly url: string
  constructor(url: string) {
    this.url = url
  }
  close() {
    this.closed = true
  }
  says(message: object, lastEventId = '') {
    this.onmessage?.({ data: JSON.stringify(message), lastEventId })
  }
}

/** A line between fakes, with everything that it was told and that it tells; the wait has no jitter. */
export function fakeLine() {
  const all = {
    sockets: [] as FakeSocket[],
    sources: [] as FakeSource[],
    states: [] as LineState[],
    events: [] as number[],
    onReset: vi.fn<() => void>(),
    renewal: 'renewed' as Awaited<ReturnType<Rim['renew']>>,
    answer: { ok: true } as Awaited<ReturnType<Rim['ask']>>,
    ask: vi.fn<Rim['ask']>(),
    latest: (): FakeSocket => all.sockets.at(-1) as FakeSocket,
    state: (): LineState | undefined => all.states.at(-1),
  }
  all.ask.mockImplementation(async () => all.answer)
  const rim: Rim = {
    socket: () => {
      all.sockets.push(new FakeSocket())
      return all.latest() as unknown as WebSocket
    },
    source: (url) => {
      const source = new FakeSource(url)
      all.sources.push(source)
      return source as unknown as EventSource
    },
    random: () => 1,
    renew: async () => all.renewal,
    ask: all.ask,
  }
  const line = new Line(rim, {
    onState: (next) => all.states.push(next),
    onEvent: ({ seq }) => all.events.push(seq),
    onReset: all.onReset,
  })
  return Object.assign(all, { line })
}

export const advance = (ms: number) => vi.advanceTimersByTimeAsync(ms)

export const event = (seq: number, more: Partial<Envelope> = {}) => ({
  type: 'disk_changed',
  timestamp: '2026-11-20T14:00:00Z',
  data: {},
  epoch: 'e',
  seq,
  ...more,
})
