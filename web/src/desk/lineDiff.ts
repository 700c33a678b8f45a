/** Lines `fromA` to `toA` of the one side stand for lines `fromB` to `toB` of the other. */
export interface Run {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** Beyond this many changed lines a finer answer is not worth the wait: everything is one run. */
const MAX_EDITS = 400

/** The same number for the same line, so that lines are compared at no cost. */
function numbered(...sides: readonly (readonly string[])[]): Int32Array[] {
  const numbers = new Map<string, number>()
  return sides.map((lines) =>
    Int32Array.from(lines, (line) => {
      const known = numbers.get(line) ?? numbers.size
      numbers.set(line, known)
      return known
    }),
  )
}

/**
 * The furthest reaching paths of Myers' greedy algorithm ("An O(ND) difference algorithm", 1986),
 * one row for each number of edits: `rows[d][k + d]` is the furthest line of `a` on diagonal `k`.
 * Undefined where more than `MAX_EDITS` are needed.
 */
function reach(a: Int32Array, b: Int32Array): Int32Array[] | undefined {
  const rows: Int32Array[] = []
  for (let d = 0; d <= MAX_EDITS; d++) {
    const row = new Int32Array(2 * d + 1)
    const before = rows[d - 1]
    rows.push(row)
    for (let k = -d; k <= d; k += 2) {
      let x = before ? start(before, d, k) : 0
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      row[k + d] = x
      if (x >= a.length && x - k >= b.length) return rows
    }
  }
  return undefined
}

/** Where diagonal `k` begins after `d` edits: below the one neighbour, or right of the other. */
function start(before: Int32Array, d: number, k: number): number {
  return isInsertion(before, d, k) ? at(before, d - 1, k + 1) : at(before, d - 1, k - 1) + 1
}

const isInsertion = (before: Int32Array, d: number, k: number): boolean =>
  k === -d || (k !== d && at(before, d - 1, k - 1) < at(before, d - 1, k + 1))

const at = (row: Int32Array, d: number, k: number): number => row[k + d] ?? -1

/** The changed lines between two texts, in order. */
export function changedRuns(linesA: readonly string[], linesB: readonly string[]): Run[] {
  const [a, b] = numbered(linesA, linesB) as [Int32Array, Int32Array]
  const rows = reach(a, b)
  if (!rows) return [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }]
  const runs: Run[] = []
  let k = a.length - b.length
  for (let d = rows.length - 1; d > 0; d--) {
    const before = rows[d - 1] as Int32Array
    const insertion = isInsertion(before, d, k)
    const begun = start(before, d, k)
    const y = begun - k
    const edit = insertion
      ? { fromA: begun, toA: begun, fromB: y - 1, toB: y }
      : { fromA: begun - 1, toA: begun, fromB: y, toB: y }
    join(runs, edit)
    k = edit.fromA - edit.fromB
  }
  return runs.reverse()
}

/** Edits come from the last to the first; those that touch are one run. */
function join(runs: Run[], edit: Run): void {
  const last = runs.at(-1)
  if (last && last.fromA === edit.toA && last.fromB === edit.toB) {
    last.fromA = edit.fromA
    last.fromB = edit.fromB
  } else {
    runs.push(edit)
  }
}
