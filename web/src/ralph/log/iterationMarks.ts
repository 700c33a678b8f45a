import type { Iteration } from '../../api/wire'

/** An iteration by its part of the log. */
export interface IterationMark {
  number: number
  first: number
  /** Null of the newest: it goes on to the end. */
  last: number | null
  tone: 'now' | 'failed' | 'normal'
  iteration: Iteration
}

/** Those that the log knows, in the order in which they stand there. */
export function marksOf(iterations: readonly Iteration[]): readonly IterationMark[] {
  const marks = iterations.flatMap((iteration): IterationMark[] => {
    const { number, first_line, last_line, running, health } = iteration
    if (first_line === null || first_line === undefined) return []
    const tone = running ? 'now' : health === 'failed' ? 'failed' : 'normal'
    return [{ number, first: first_line, last: last_line ?? null, tone, iteration }]
  })
  marks.sort((a, b) => a.first - b.first)
  // What is written after it was asked for belongs to the newest one, too.
  return marks.map((mark, at) => (at === marks.length - 1 ? { ...mark, last: null } : mark))
}

/** The iteration that a line belongs to; by place, for its number may come twice. */
export function markAt(marks: readonly IterationMark[], line: number): number | undefined {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.first ?? 0) <= line) low = middle + 1
    else high = middle
  }
  const mark = marks[low - 1]
  return mark && (mark.last === null || line <= mark.last) ? low - 1 : undefined
}
