/** What a snapshot counts, in words. */
const FIGURES = [
  ['sessions', 'Sessions'],
  ['messages', 'Messages'],
  ['tool_calls', 'Tool calls'],
  ['skills', 'Skills'],
  ['custom_skills', 'Self-taught'],
  ['memory_entries', 'Memory notes'],
  ['user_entries', 'User notes'],
  ['tokens', 'Tokens'],
] as const

type Snapshot = Readonly<Record<string, unknown>>

export interface Growth {
  /** When the two were made. */
  from: string
  to: string
  rows: { name: string; now: number; more: number }[]
  newCategories: string[]
  lostCategories: string[]
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The last snapshot against the one before; null where there are not two. */
export function growthOf(snapshots: readonly Snapshot[]): Growth | null {
  const [before, last] = snapshots.slice(-2)
  if (!before || !last) return null
  const rows = FIGURES.flatMap(([key, name]) => {
    const [was, now] = [Number(before[key]), Number(last[key])]
    return Number.isFinite(was) && Number.isFinite(now) ? [{ name, now, more: now - was }] : []
  })
  const [had, has] = [strings(before.categories), strings(last.categories)]
  return {
    from: String(before.timestamp ?? ''),
    to: String(last.timestamp ?? ''),
    rows,
    newCategories: has.filter((one) => !had.includes(one)),
    lostCategories: had.filter((one) => !has.includes(one)),
  }
}
