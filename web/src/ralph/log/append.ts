import type { Envelope } from '../../api/wire'

/** Bytes that came to the end of a log (`log_append`). */
export interface Append {
  text: string
  generation: string
  /** In bytes. */
  offset: number
  length: number
}

/** Null for what no page can place: then the log is asked for. */
export function appendOf({ data }: Envelope): Append | null {
  const { lines, generation, offset, length, missing } = data as Record<string, unknown>
  if (missing === true) return null
  if (typeof lines !== 'string' || typeof generation !== 'string') return null
  if (typeof offset !== 'number' || typeof length !== 'number') return null
  return { text: lines, generation, offset, length }
}

/** A longer line is cut, as the node cuts it. */
const LONGEST = 65_536

/** The last line of a log, where it has no end yet. */
export interface Grown {
  /** What the line without an end is now; null where there was none. */
  grown: string | null
  /** The lines that begin in the text. */
  lines: string[]
  /** The last of all has no end yet. */
  open: boolean
}

/**
 * What a text makes of the end of a log.
 *
 * @param last the last line, where it has no end yet
 */
export function grow(last: string | null, text: string): Grown {
  if (text === '') return { grown: last, lines: [], open: last !== null }
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  const ended = lines.length
  if (rest !== '') lines.push(rest)
  let grown: string | null = null
  if (last !== null) {
    // A text that begins with the end of the line: the first piece is empty.
    grown = last + (lines.shift() ?? '')
    if (ended > 0) grown = withoutReturn(grown)
    if (grown.length > LONGEST) grown = grown.slice(0, LONGEST)
  }
  const offset = last === null ? 0 : 1
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (at + offset < ended) lines[at] = withoutReturn(line)
    if (line.length > LONGEST) lines[at] = line.slice(0, LONGEST)
  }
  return { grown, lines, open: rest !== '' }
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** The part of a text behind so many bytes; null where characters cannot say it (bytes that were no UTF-8). */
export function behind({ text, length }: Append, bytes: number): string | null {
  if (bytes === 0) return text
  const all = new TextEncoder().encode(text)
  if (all.length !== length) return null
  return new TextDecoder().decode(all.subarray(bytes))
}
