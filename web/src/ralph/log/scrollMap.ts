/** The height of a row that does not wrap, in px. */
export const ROW = 18

/** Beyond some 17 million px browsers place nothing exactly; far below it they still do. */
const TALLEST = 6_000_000

/** How tall the scrolled thing is: as tall as its rows, or as a browser can still place exactly. */
export const heightOf = (total: number): number => Math.min(total * ROW, TALLEST)

/** A place in the log: a line, and how many px of it are above the upper edge. */
export interface Anchor {
  line: number
  offset: number
}

/** Where a scroll position lies in the log, where only its share of the whole is known. */
export function anchorAt(top: number, pane: number, total: number): Anchor {
  const room = Math.max(1, heightOf(total) - pane)
  const rows = Math.max(0, total * ROW - pane) * Math.min(1, Math.max(0, top / room))
  const line = Math.min(total, Math.floor(rows / ROW) + 1)
  return { line: Math.max(1, line), offset: rows - (line - 1) * ROW }
}

/** The scroll position that a place should have; the inverse of `anchorAt`. */
export function topOf({ line, offset }: Anchor, pane: number, total: number): number {
  const rows = Math.max(1, total * ROW - pane)
  const share = Math.min(1, Math.max(0, ((line - 1) * ROW + offset) / rows))
  return share * Math.max(0, heightOf(total) - pane)
}

/** The lines to draw, both included: what is seen, and as much above and below it. */
export interface Span {
  first: number
  last: number
}

/** In steps, so that it changes with every so many rows and not with every px. */
const STEP = 8

/** Around a line at the upper edge. */
export function spanAround(line: number, pane: number, total: number): Span {
  const seen = Math.ceil(pane / ROW) + STEP
  const first = Math.floor((line - 1) / STEP) * STEP + 1
  return { first: Math.max(1, first - seen), last: Math.min(total, first + 2 * seen) }
}

/** At the end of the log. */
export function spanAtEnd(pane: number, total: number): Span {
  const seen = Math.ceil(pane / ROW)
  return { first: Math.max(1, Math.floor((total - 2 * seen) / STEP) * STEP + 1), last: total }
}
