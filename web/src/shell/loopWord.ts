import type { Project } from '../api/wire'
import { agoOf } from '../parts/Ago'

/** What there is to say of a loop in a list, in a word: `iter 38` while it works, else for how long it has been so. */
export function loopWord({ status, summary }: Project, now: number): string {
  const since = summary?.attention?.since
  if (since) return agoOf(now - Date.parse(since))
  const iteration = summary?.iteration
  if (iteration !== null && iteration !== undefined) return `iter ${iteration}`
  return status.replaceAll('_', ' ')
}
