import type { RunNews } from './kernelWire'
import type { Envelope, FileEvent } from './wire'

/** A file's event on the one connection: `watch` is the path as it was asked for. */
export type WatchedEvent = FileEvent & { watch: string }

/** What the node says over the one connection; see docs/reference/streams.md. */
export type Message =
  | { kind: 'event'; envelope: Envelope }
  | { kind: 'file'; event: WatchedEvent }
  /** Something that happened in a run that we are attached to. */
  | { kind: 'run'; news: RunNews }
  /** The node cannot tell about this run. */
  | { kind: 'runRefused'; run: string; detail: string }
  /** The session ran out; only server-sent events say it by a message. */
  | { kind: 'expired' }
  /** A pong, an error about something that we said, or a word of a newer node. */
  | { kind: 'other' }

/**
 * Sorts a message by what it holds; null for text that is none. A node that does not say what was
 * asked for says at least the path: `asked` are those that it may be.
 */
export function messageOf(text: string, asked?: ReadonlySet<string>): Message | null {
  let said: Partial<Envelope & WatchedEvent & RunNews & { detail: string }>
  try {
    said = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof said !== 'object' || said === null) return null
  if (typeof said.run === 'string') {
    const { run, number, event } = said
    if (event) return { kind: 'run', news: { run, number: number ?? null, event } }
    if (said.type === 'error') return { kind: 'runRefused', run, detail: detailOf(said) }
  }
  const watch = said.watch ?? (said.path !== undefined && asked?.has(said.path) ? said.path : undefined)
  if (watch !== undefined) return { kind: 'file', event: { ...said, watch } as WatchedEvent }
  if (typeof said.seq === 'number' && typeof said.epoch === 'string') {
    return { kind: 'event', envelope: said as Envelope }
  }
  return { kind: said.type === ('auth_expired' as string) ? 'expired' : 'other' }
}

const detailOf = (said: { message?: string; detail?: string }) =>
  said.message ?? said.detail ?? 'This run cannot be shown'
