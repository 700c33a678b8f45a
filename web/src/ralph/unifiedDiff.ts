import { changedRuns } from '../desk/lineDiff'

/** Lines around a change that say where it is. */
const AROUND = 3

/** What leads from one text to another, as `diff -u` writes it, without the names of the files. */
export function unifiedDiff(before: string, after: string): string {
  const a = before.split('\n')
  const b = after.split('\n')
  const out: string[] = []
  let shown = 0
  for (const { fromA, toA, fromB, toB } of changedRuns(a, b)) {
    const from = Math.max(shown, fromA - AROUND)
    if (from > shown || out.length === 0) out.push(`@@ -${from + 1} +${fromB - (fromA - from) + 1} @@`)
    out.push(...a.slice(from, fromA).map((line) => ` ${line}`))
    out.push(
      ...a.slice(fromA, toA).map((line) => `-${line}`),
      ...b.slice(fromB, toB).map((line) => `+${line}`),
    )
    shown = Math.min(a.length, toA + AROUND)
    out.push(...a.slice(toA, shown).map((line) => ` ${line}`))
  }
  return out.join('\n')
}
