/** One change of a file in a project. */
export interface Change {
  /** Relative to the project. */
  path: string
  kind: string
  /** Unix milliseconds. */
  at: number
}

/** What has happened in a project since the page was opened. */
export interface Activity {
  last: Change
  /** Changes in each of the last minutes, the newest last. */
  counts: readonly number[]
  /** The minute, counted from 1970, that the last count is for. */
  minute: number
}

export const MINUTES = 30

const minuteOf = (at: number) => Math.floor(at / 60_000)

/** The counts as they stand at a later moment: minutes without a change have passed. */
export function countsAt(activity: Activity | undefined, now: number): readonly number[] {
  if (!activity) return new Array<number>(MINUTES).fill(0)
  const passed = Math.min(MINUTES, Math.max(0, minuteOf(now) - activity.minute))
  return [...activity.counts.slice(passed), ...new Array<number>(passed).fill(0)]
}

/** An event that was missed during an outage may be older than the newest that is known. */
export function withChange(activity: Activity | undefined, change: Change): Activity {
  const counts = [...countsAt(activity, change.at)]
  const minute = Math.max(minuteOf(change.at), activity?.minute ?? 0)
  const at = MINUTES - 1 - (minute - minuteOf(change.at))
  if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  const last = activity && activity.last.at > change.at ? activity.last : change
  return { last, counts, minute }
}
