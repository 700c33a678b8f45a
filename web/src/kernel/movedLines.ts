import { ChangeSet, type ChangeSpec, type Text } from '@codemirror/state'
import { changedRuns, type Run } from '../desk/lineDiff'

/** Pairs of lines that are compared in a changed passage; a larger one is taken as replaced. */
const MOST_PAIRS = 40_000
/** Lines that have less than this part in common are not the same line, edited. */
const ALIKE = 0.5

/** A line of the one text that is, edited, a line of the other. */
interface Pair {
  a: number
  b: number
}

/**
 * What makes the one text the other, by whole lines: a line that is in both stays, one that is much
 * the same is changed only where it differs, and nothing of a line that is gone lives on in another.
 */
export function changesBetween(before: Text, after: Text): ChangeSet {
  const a = before.toJSON()
  const b = after.toJSON()
  const specs = changedRuns(a, b).flatMap((run) => changesOf(run, before, a, b))
  return ChangeSet.of(specs, before.length)
}

function changesOf(run: Run, before: Text, a: readonly string[], b: readonly string[]): ChangeSpec[] {
  const specs: ChangeSpec[] = []
  let { fromA, fromB } = run
  const replaceUpTo = (toA: number, toB: number) => {
    if (fromA < toA || fromB < toB) specs.push(replaced({ fromA, toA, fromB, toB }, before, b))
  }
  for (const pair of alike(run, a, b)) {
    replaceUpTo(pair.a, pair.b)
    specs.push(...edited(before.line(pair.a + 1).from, a[pair.a] ?? '', b[pair.b] ?? ''))
    fromA = pair.a + 1
    fromB = pair.b + 1
  }
  replaceUpTo(run.toA, run.toB)
  return specs
}

/** Whole lines with their breaks; the last line has none, and takes that of the line before. */
function replaced({ fromA, toA, fromB, toB }: Run, before: Text, b: readonly string[]): ChangeSpec {
  const lines = b.slice(fromB, toB)
  if (toA < before.lines) {
    const from = before.line(fromA + 1).from
    return { from, to: before.line(toA + 1).from, insert: lines.map((line) => `${line}\n`).join('') }
  }
  if (fromA === 0) return { from: 0, to: before.length, insert: lines.join('\n') }
  const from = before.line(fromA).to
  return { from, to: before.length, insert: lines.map((line) => `\n${line}`).join('') }
}

function edited(at: number, from: string, to: string): ChangeSpec[] {
  const { start, end } = common(from, to)
  if (from === to) return []
  return [{ from: at + start, to: at + from.length - end, insert: to.slice(start, to.length - end) }]
}

/** How much both have in common at their start and their end. */
function common(a: string, b: string): { start: number; end: number } {
  const length = Math.min(a.length, b.length)
  let start = 0
  while (start < length && a[start] === b[start]) start++
  let end = 0
  while (end < length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return { start, end }
}

function likeness(a: string, b: string): number {
  const one = a.trim()
  const other = b.trim()
  const longest = Math.max(one.length, other.length)
  if (longest === 0) return 0
  const { start, end } = common(one, other)
  return (start + end) / longest
}

/** The lines of a changed passage that are alike, in order: so paired that they have most in common. */
function alike({ fromA, toA, fromB, toB }: Run, a: readonly string[], b: readonly string[]): Pair[] {
  const rows = toA - fromA
  const columns = toB - fromB
  if (rows * columns > MOST_PAIRS) return []
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const gain = new Float64Array(rows * columns)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const part = likeness(a[fromA + row] ?? '', b[fromB + column] ?? '')
      const own = part >= ALIKE ? part + at(row + 1, column + 1) : 0
      gain[row * columns + column] = own
      best[row * width + column] = Math.max(own, at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: Pair[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const most = at(row, column)
    if (most > 0 && gain[row * columns + column] === most) {
      pairs.push({ a: fromA + row++, b: fromB + column++ })
    } else if (at(row + 1, column) === most) row++
    else column++
  }
  return pairs
}
