import type { ChangeDesc, Text } from '@codemirror/state'
import type { LineRange } from '../api/kernelWire'
import type { StatementState } from './runState'

/** What the text shows of a result beside its outputs. */
export interface Look {
  state: StatementState
  ms: number | null
  /** When it began, in Unix milliseconds. */
  since: number | null
  /** The name of its error. */
  word: string | null
  /** The line of its error, counted from the statement's first. */
  errorAt: number | null
  /** It has outputs, or asks something. */
  shown: boolean
}

/** A result at the lines that made it, wherever edits have moved them. */
export interface Placed extends Look {
  key: string
  run: string
  node: number
  /** Of two results of the same lines the one of the later run holds. */
  rank: number
  /** From the start of its first line to the end of its last. */
  from: number
  to: number
  /** The text that ran; null where nobody knows it. */
  source: string | null
  /** The statement's text is another one by now, or may be. */
  stale: boolean
  /** It comes from a kernel that has been restarted, has been stopped or has died. */
  past: boolean
  /** A later run could not even be read, and has left it behind. */
  behind: boolean
}

/** It does not tell what the script would do now. */
export const isOld = ({ stale, past, behind }: Placed): boolean => stale || past || behind

/** A run's statements in the text that ran, and what has been edited since. */
export interface Origin {
  doc: Text
  changes: ChangeDesc
  /** The text is the one that ran; otherwise nobody knows it. */
  sure: boolean
}

/** Where lines of the text that ran are now; nothing where they are gone. */
export function whereNow({ doc, changes }: Origin, lines: LineRange, now: Text): Span | undefined {
  if (lines.from < 1 || lines.to > doc.lines || lines.to < lines.from) return undefined
  const span = { from: doc.line(lines.from).from, to: doc.line(lines.to).to }
  return isReplaced(span, changes) ? undefined : moved(span, changes, now)
}

/** Nothing of it is left. */
function isReplaced({ from, to }: Span, changes: ChangeDesc): boolean {
  let gone = false
  changes.iterChangedRanges((fromA, toA) => {
    gone ||= fromA < toA && fromA <= from && to <= toA
  })
  return gone
}

export interface Span {
  from: number
  to: number
}

/** Whole lines again: what is typed at either end belongs to the statement, a new line beside it does not. */
function moved({ from, to }: Span, changes: ChangeDesc, now: Text): Span | undefined {
  const start = changes.mapPos(from, 1)
  const end = changes.mapPos(to, -1)
  // Its text was deleted, or all of it replaced by another.
  if (end < start || (end === start && to > from)) return undefined
  return { from: now.lineAt(start).from, to: now.lineAt(end).to }
}

/** The results after an edit: they follow their lines, and are stale where their own text is another. */
export function afterEdit(placed: readonly Placed[], changes: ChangeDesc, now: Text): Placed[] {
  const result: Placed[] = []
  for (const one of placed) {
    const span = moved(one, changes, now)
    if (!span) continue
    if (!changes.touchesRange(one.from, one.to)) result.push({ ...one, ...span })
    else {
      const same = linesOf(one.source, now.sliceString(span.from, span.to), span.from)
      result.push({ ...one, ...(same ?? span), stale: same === undefined })
    }
  }
  return result
}

/**
 * The lines that hold just this text. A comment that is typed above a statement is at first a part of
 * its line, and then a line of its own.
 */
function linesOf(source: string | null, text: string, at: number): Span | undefined {
  if (source === null) return undefined
  const begin = `\n${text}\n`.indexOf(`\n${source}\n`)
  return begin < 0 ? undefined : { from: at + begin, to: at + begin + source.length }
}

/** The lines that hold just this text, if there are no others that do. */
export function onlyLinesOf(source: string, text: Text): Span | undefined {
  const whole = `\n${text.toString()}\n`
  const begin = whole.indexOf(`\n${source}\n`)
  if (begin < 0 || whole.indexOf(`\n${source}\n`, begin + 1) >= 0) return undefined
  return { from: begin, to: begin + source.length }
}

const overlaps = (one: Span, other: Span) => one.from <= other.to && other.from <= one.to

/** A run begins: it replaces the results of what it runs, and nothing of a later one. */
export function withRun(
  placed: readonly Placed[],
  rank: number,
  range: Span,
  statements: readonly Placed[],
): Placed[] {
  const kept = placed.filter((one) => one.rank > rank || !overlaps(one, range))
  const later = kept.filter((one) => one.rank > rank)
  const added = statements.filter((one) => !later.some((other) => overlaps(one, other)))
  return inOrder([...kept, ...added])
}

/** What a run leaves behind that could not be read: all of before it, which is the last word still. */
export const leftBehind = (placed: readonly Placed[], rank: number): readonly Placed[] =>
  placed.some((one) => one.rank < rank && !one.behind)
    ? placed.map((one) => (one.rank < rank ? { ...one, behind: true } : one))
    : placed

/** Which results come from a kernel that is no more. */
export function withPast(placed: readonly Placed[], isPast: (one: Placed) => boolean): readonly Placed[] {
  if (placed.every((one) => one.past === isPast(one))) return placed
  return placed.map((one) => ({ ...one, past: isPast(one) }))
}

/** By place; those of one line by their number. */
const inOrder = (placed: Placed[]): Placed[] =>
  placed.sort((a, b) => a.from - b.from || a.to - b.to || a.node - b.node)

/** What has come of statements; nothing new leaves the list as it is. */
export function withLooks(placed: readonly Placed[], looks: ReadonlyMap<string, Look>): readonly Placed[] {
  let news = false
  const result = placed.map((one) => {
    const look = looks.get(one.key)
    if (!look || LOOKS.every((name) => one[name] === look[name])) return one
    news = true
    return { ...one, ...look }
  })
  return news ? result : placed
}

const LOOKS: readonly (keyof Look)[] = ['state', 'ms', 'since', 'word', 'errorAt', 'shown']
