import { delayBefore } from './backoff'
import type { Refusal } from './request'

/** How the line to the node is. `lost` stays until the stream is open again. */
export type Line = { kind: 'connecting' } | { kind: 'open' } | { kind: 'lost'; reason: string | null }

export interface Listener<E> {
  onEvent(event: E): void
  onLine(line: Line): void
}

/** What stands at the rim, so that tests can put their own there. */
export interface Rim {
  connect(url: string): EventSource
  random(): number
  /** Why the node refuses, asked after each failure. */
  why(): Promise<Refusal | undefined>
}

export interface Stream {
  close(): void
  /** Skips the wait: the machine woke up, the network is back. */
  hurry(): void
}

/**
 * A stream of JSON events that always comes back. An EventSource gives up for good after any answer
 * but 200, and elsewhere retries at its own pace; so each failure closes it, and we open a new one.
 */
export function openStream<E>(url: string, listener: Listener<E>, rim: Rim): Stream {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false

  const connect = () => {
    timer = undefined
    const mine = rim.connect(url)
    source = mine
    mine.onopen = () => listener.onLine({ kind: 'open' })
    mine.onmessage = (message: MessageEvent<string>) => {
      // Only an event proves that the stream works; an accepted connection may be dropped at once.
      attempt = 0
      listener.onEvent(JSON.parse(message.data) as E)
    }
    mine.onerror = () => {
      mine.close()
      if (source === mine) void lose()
    }
  }

  const lose = async () => {
    source = undefined
    const wait = delayBefore(attempt++, rim.random)
    const waiting = setTimeout(connect, wait)
    timer = waiting
    listener.onLine({ kind: 'lost', reason: null })
    const refusal = await rim.why()
    // The answer may come when the next attempt is already on its way.
    if (closed || timer !== waiting || !refusal) return
    listener.onLine({ kind: 'lost', reason: refusal.detail })
    if (refusal.retryAfter && refusal.retryAfter * 1000 > wait) {
      clearTimeout(timer)
      timer = setTimeout(connect, refusal.retryAfter * 1000)
    }
  }

  listener.onLine({ kind: 'connecting' })
  connect()

  return {
    close() {
      closed = true
      clearTimeout(timer)
      source?.close()
      source = undefined
    },
    hurry() {
      if (closed || timer === undefined) return
      clearTimeout(timer)
      connect()
    },
  }
}
