import { diff } from '@codemirror/merge'
import { changedRuns } from '../desk/lineDiff'

/** Replaces `from` to `to` of the old text. */
export interface Replacement {
  from: number
  to: number
  insert: string
}

/** Characters up to which a changed passage is compared letter by letter; that takes quadratic time. */
const FINE = 2_000

/**
 * The few places where `after` differs from `before`, in order, in positions of `before`. Cursor,
 * folds and scroll survive everywhere else. What both have in common at the ends is skipped, the
 * rest is compared by lines, and only small changed passages by characters: a line appended to a
 * megabyte costs nothing, and no file can make the page stand still.
 */
export function minimalDiff(before: string, after: string): Replacement[] {
  return trimmed(before, after, (old, fresh) => {
    const oldLines = linesOf(old)
    const freshLines = linesOf(fresh)
    const oldAt = offsetsOf(oldLines)
    const freshAt = offsetsOf(freshLines)
    return changedRuns(oldLines, freshLines).flatMap(({ fromA, toA, fromB, toB }) => {
      const start = oldAt[fromA] ?? 0
      const from = old.slice(start, oldAt[toA])
      return moved(trimmed(from, fresh.slice(freshAt[fromB], freshAt[toB]), byCharacters), start)
    })
  })
}

type Compare = (old: string, fresh: string) => Replacement[]

/** Compares only what lies between the common start and the common end. */
function trimmed(before: string, after: string, compare: Compare): Replacement[] {
  if (before === after) return []
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  if (old === '' || fresh === '') return [{ from: start, to: start + old.length, insert: fresh }]
  return moved(compare(old, fresh), start)
}

const byCharacters: Compare = (old, fresh) => {
  if (old.length + fresh.length > FINE) return [{ from: 0, to: old.length, insert: fresh }]
  return diff(old, fresh).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: fresh.slice(fromB, toB),
  }))
}

const moved = (changes: readonly Replacement[], by: number): Replacement[] =>
  changes.map(({ from, to, insert }) => ({ from: from + by, to: to + by, insert }))

/** The lines with their line breaks, so that they join to the text. */
const linesOf = (text: string): string[] => text.split(/(?<=\n)/)

/** Where each line begins, and at the end the length of all. */
function offsetsOf(lines: readonly string[]): number[] {
  const offsets = [0]
  let at = 0
  for (const line of lines) {
    at += line.length
    offsets.push(at)
  }
  return offsets
}

const isLowSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** How much both texts have in common at the start; never half a character. */
function commonStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  let n = 0
  while (n < end && a.charCodeAt(n) === b.charCodeAt(n)) n++
  return n > 0 && (isLowSurrogate(a, n) || isLowSurrogate(b, n)) ? n - 1 : n
}

/** How much both have in common at the end, not counting the `start` that is already taken. */
function commonEnd(a: string, b: string, start: number): number {
  const end = Math.min(a.length, b.length) - start
  let n = 0
  while (n < end && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++
  return n > 0 && isLowSurrogate(a, a.length - n) ? n - 1 : n
}
