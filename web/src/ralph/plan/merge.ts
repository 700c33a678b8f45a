import { changedRuns, type Run } from '../../desk/lineDiff'

/**
 * Two edits of one text as one, where no line is touched by both; undefined where one is. The loop ticks a
 * box while somebody writes a task further down: that is no conflict.
 */
export function merged(base: string, mine: string, theirs: string): string | undefined {
  const [from, a, b] = [base, mine, theirs].map((text) => text.split('\n')) as [string[], string[], string[]]
  const edits = [...pieces(from, a), ...pieces(from, b)].sort((x, y) => x.fromA - y.fromA || x.toA - y.toA)
  const out: string[] = []
  let at = 0
  for (const [place, edit] of edits.entries()) {
    const before = edits[place - 1]
    if (before && touches(before, edit)) return undefined
    out.push(...from.slice(at, edit.fromA), ...edit.lines)
    at = edit.toA
  }
  out.push(...from.slice(at))
  return out.join('\n')
}

interface Piece extends Run {
  lines: string[]
}

const pieces = (from: string[], to: string[]): Piece[] =>
  changedRuns(from, to).map((run) => ({ ...run, lines: to.slice(run.fromB, run.toB) }))

/** Neighbours do not touch; two that insert at one place do, for their order is nobody's to choose. */
const touches = (one: Run, next: Run): boolean =>
  next.fromA < one.toA || (next.fromA === one.toA && (isInsertion(one) || isInsertion(next)))

const isInsertion = ({ fromA, toA }: Run): boolean => fromA === toA

/** Where a caret stands after the text around it has changed: in its line, wherever that is now. */
export function movedCaret(before: string, after: string, caret: number): number {
  const line = before.slice(0, caret).split('\n').length - 1
  const column = caret - (before.lastIndexOf('\n', caret - 1) + 1)
  const lines = after.split('\n')
  const shift = changedRuns(before.split('\n'), lines)
    .filter(({ toA }) => toA <= line)
    .reduce((sum, { fromA, toA, fromB, toB }) => sum + (toB - fromB) - (toA - fromA), 0)
  const at = Math.min(lines.length - 1, line + shift)
  const begin = lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0)
  return begin + Math.min(column, lines[at]?.length ?? 0)
}
