/** Seconds to wait before the first, second, … attempt to connect again; the last one repeats. */
const CEILINGS = [1, 2, 4, 8, 16, 30]

/**
 * Milliseconds until attempt number `attempt` (from 0), with full jitter: anything between nothing
 * and the ceiling, so that a thousand pages do not come back to a restarted node at one instant.
 */
export function delayBefore(attempt: number, random: () => number = Math.random): number {
  const ceiling = CEILINGS[Math.min(attempt, CEILINGS.length - 1)] ?? 30
  return Math.round(random() * ceiling * 1000)
}
