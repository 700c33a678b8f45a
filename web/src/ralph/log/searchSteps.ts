/** Which of the matches (line numbers, ascending) is the one at a line or the next behind it; the last one where none is. */
export function matchNear(lines: readonly number[], line: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) < line) low = middle + 1
    else high = middle
  }
  return Math.min(low, lines.length - 1)
}

/** One on or back, around the ends. */
export function stepped(at: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1
  return (at + by + count) % count
}
