import { type Message, messageOf } from './message'
import { Pace } from './pace'

/** One attempt to carry messages. It becomes ready, speaks, and ends once; then a new one is made. */
export interface Carrier {
  subscribe(since: string): void
  watch(path: string): void
  unwatch(path: string): void
  /** Follows a run after its event of that number; `server` is the node's name for another one. */
  attach(run: string, after: number, server?: string): void
  detach(run: string): void
  /** Makes the node say something; false where this carrier has no way to. */
  ping(): boolean
  close(): void
}

export interface Ears {
  /** It may be told what to carry. */
  ready(): void
  /** The node has shown that it is at the other end. */
  proved(): void
  heard(message: Message): void
  ended(code: number, reason: string): void
}

/** The session ran out; renew it and come back (streams.md). */
export const EXPIRED = 4401
/** The connection was cut without a word, or never came about (RFC 6455, 7.1.5). */
export const CUT = 1006

/** The usual carrier: one WebSocket for events and files. */
export function overSocket(open: (path: string) => WebSocket, ears: Ears): Carrier {
  const socket = open('/api/ws')
  const pace = new Pace((text) => socket.send(text))
  const say = (message: object) => pace.say(JSON.stringify(message))
  let over = false
  const end = (code: number, reason: string) => {
    if (over) return
    over = true
    pace.stop()
    ears.ended(code, reason)
  }
  socket.onopen = () => {
    if (!over) ears.ready()
  }
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const message = over ? null : messageOf(data)
    if (!message) return
    ears.proved()
    ears.heard(message)
  }
  socket.onclose = ({ code, reason }) => end(code, reason)
  return {
    subscribe: (since) => say({ action: 'subscribe', since }),
    watch: (path) => say({ action: 'watch', path }),
    unwatch: (path) => say({ action: 'unwatch', path }),
    attach: (run, after, server) =>
      say({ action: 'attach', run, after, ...(server === undefined ? {} : { server }) }),
    detach: (run) => say({ action: 'detach', run }),
    ping: () => {
      say({ action: 'ping' })
      return true
    },
    close: () => {
      over = true
      pace.stop()
      socket.close(1000)
    },
  }
}
