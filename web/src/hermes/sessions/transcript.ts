import type { Transcript, TranscriptMessage } from '../../api/hermesWire'

/** The part of a transcript that is known: without a gap, the oldest first. */
export interface Known {
  messages: readonly TranscriptMessage[]
  /** There are older ones than the first. */
  hasMore: boolean
}

export const NOTHING_KNOWN: Known = { messages: [], hasMore: false }

/**
 * The newest messages, and before them what is known already. Where so many came that the two do not
 * touch, what was before is left out: what is shown has no hole.
 */
export function withNewest(
  known: Known,
  { messages, has_more }: Pick<Transcript, 'messages' | 'has_more'>,
): Known {
  const first = messages[0]
  const place = first ? known.messages.findIndex(({ id }) => id === first.id) : -1
  if (place <= 0) return { messages, hasMore: has_more }
  return { messages: [...known.messages.slice(0, place), ...messages], hasMore: known.hasMore }
}

/** Older messages, before those that are known. */
export function withOlder(
  known: Known,
  { messages, has_more }: Pick<Transcript, 'messages' | 'has_more'>,
): Known {
  const have = new Set(known.messages.map(({ id }) => id))
  const older = messages.filter(({ id }) => !have.has(id))
  return { messages: [...older, ...known.messages], hasMore: has_more }
}

export interface ToolCall {
  name: string
  /** As the agent wrote it; made readable where it is JSON. */
  input: string
}

/** The calls of a message, from JSON that somebody else wrote: nothing about it is sure. */
export function toolCallsOf(json: string | null): ToolCall[] {
  if (json === null || json === '') return []
  let said: unknown
  try {
    said = JSON.parse(json)
  } catch {
    return [{ name: 'unreadable', input: json }]
  }
  if (!Array.isArray(said)) return said === null ? [] : [{ name: 'unreadable', input: json }]
  return said.map((call) => {
    const { function: of, name } = (call ?? {}) as { function?: unknown; name?: unknown }
    const { name: inner, arguments: input } = (of ?? {}) as { name?: unknown; arguments?: unknown }
    return { name: String(inner ?? name ?? 'unknown'), input: readable(input ?? (of ? '' : call)) }
  })
}

function readable(input: unknown): string {
  if (typeof input !== 'string') return JSON.stringify(input, null, 2) ?? ''
  try {
    return JSON.stringify(JSON.parse(input), null, 2)
  } catch {
    return input
  }
}
