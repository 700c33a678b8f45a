import type { Text } from '@codemirror/state'
import type { Run } from '../api/kernelWire'
import { isSyntax } from './output/fault'
import {
  type Look,
  leftBehind,
  type Origin,
  onlyLinesOf,
  type Placed,
  type Span,
  whereNow,
  withRun,
} from './placed'
import type { RunState, Statement } from './runState'

export const keyOf = (run: string, node: number): string => `${run}/${node}`

/** What the text shows of a statement. */
export function lookOf({ state, ms, since, output, asked, lineStart }: Statement): Look {
  const error = output.find(({ type }) => type === 'error')?.error
  const line = error?.line ?? null
  return {
    state,
    ms,
    since,
    word: error?.name ?? null,
    errorAt: line === null || line < lineStart ? null : line - lineStart,
    shown: output.length > 0 || asked !== null,
  }
}

/** Puts a run's statements beside their lines, in the place of older results. */
export function placeRun(
  placed: readonly Placed[],
  run: RunState,
  { from, to, started }: Pick<Run, 'from' | 'to' | 'started'>,
  origin: Origin,
  now: Text,
): Placed[] {
  const rank = rankOf(started)
  const all: Placed[] = []
  for (const statement of run.statements.values()) {
    const place = placeOf(origin, statement, now)
    if (!place) continue
    const { node } = statement
    const own = { key: keyOf(run.id, node), run: run.id, node, rank, past: false, behind: false }
    all.push({ ...own, ...place, ...lookOf(statement) })
  }
  // What could not be read has told nothing about the rest: only its own result decides.
  if (mayBeUnread(run, { from })) {
    const [only] = all
    return withRun(leftBehind(placed, rank), rank, only ?? NOWHERE, all)
  }
  const whole = { from: 0, to: now.length }
  const lines = from === null ? undefined : { from, to: Math.min(to ?? origin.doc.lines, origin.doc.lines) }
  return withRun(placed, rank, lines ? (whereNow(origin, lines, now) ?? NOWHERE) : whole, all)
}

const NOWHERE: Span = { from: -1, to: -1 }

export const rankOf = (started: string): number => Date.parse(started) || 0

/** A run of the whole script with one statement: perhaps that is all of it, perhaps it is a SyntaxError. */
export const mayBeUnread = ({ statements }: RunState, { from }: Pick<Run, 'from'>): boolean =>
  from === null && statements.size === 1

/** Python could not read the script: nothing has run. */
export function isUnread({ statements }: RunState): boolean {
  const [only] = statements.values()
  const error = only?.output.find(({ type }) => type === 'error')?.error
  return statements.size === 1 && error !== undefined && isSyntax(error)
}

function placeOf(
  origin: Origin,
  { lineStart, lineEnd }: Statement,
  now: Text,
): (Span & Pick<Placed, 'source' | 'stale'>) | undefined {
  const span = whereNow(origin, { from: lineStart, to: lineEnd }, now)
  if (!origin.sure) return span && { ...span, source: null, stale: true }
  if (lineStart < 1 || lineEnd > origin.doc.lines || lineEnd < lineStart) return undefined
  const source = origin.doc.sliceString(origin.doc.line(lineStart).from, origin.doc.line(lineEnd).to)
  if (span && now.sliceString(span.from, span.to) === source) return { ...span, source, stale: false }
  // Cut and pasted it is another text to a diff, and the same to a reader.
  const elsewhere = onlyLinesOf(source, origin.doc) && onlyLinesOf(source, now)
  if (elsewhere) return { ...elsewhere, source, stale: false }
  return span && { ...span, source, stale: true }
}
