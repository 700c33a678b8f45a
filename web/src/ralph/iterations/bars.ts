import type { Iteration } from '../../api/wire'
import type { Bar } from '../../parts/Bars'

/** As the node says it of a project's card: so many times the usual is slow. */
const SLOW = 2

/** How long an iteration usually takes, in seconds; 0 where nothing says it. */
export function medianOf(iterations: readonly Iteration[]): number {
  const all = iterations
    .flatMap(({ duration_seconds, running }) =>
      duration_seconds === null || running ? [] : [duration_seconds],
    )
    .sort((a, b) => a - b)
  const middle = Math.floor(all.length / 2)
  if (all.length === 0) return 0
  return all.length % 2 === 1 ? (all[middle] ?? 0) : ((all[middle - 1] ?? 0) + (all[middle] ?? 0)) / 2
}

/** What there is to say of an iteration by a colour; without a commit only where something would name it. */
export function kindOf(iteration: Iteration, median: number): Bar['kind'] {
  if (iteration.running) return 'now'
  if (iteration.health === 'failed') return 'failed'
  if (iteration.commit === null && iteration.status !== null) return 'no_commit'
  return median > 0 && (iteration.duration_seconds ?? 0) > SLOW * median ? 'slow' : 'normal'
}

/** The end of a scale that reads well: 1, 2 or 5 of a power of ten, at least `most`. */
export function scaleTo(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power
}

/** Seconds and minutes that people count in. */
const TIMES = [10, 20, 30, 60, 120, 240, 360, 600, 1200, 1800, 2400, 3000, 3600, 7200, 10_800]

/** Seconds at the end of the time scale: its half reads well, too. */
export const timeScale = (seconds: number): number =>
  TIMES.find((time) => time >= seconds) ?? Math.ceil(seconds / 7200) * 7200

/** How long one has run: of one that is still running, until now. */
export function secondsOf({ duration_seconds, running, start_timestamp }: Iteration, now: number): number {
  if (!running || start_timestamp === null) return duration_seconds ?? 0
  const begun = Date.parse(start_timestamp)
  return Number.isNaN(begun) ? 0 : Math.max(0, (now - begun) / 1000)
}
