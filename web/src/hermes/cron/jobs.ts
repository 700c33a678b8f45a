import type { Job } from '../../api/hermesWire'

export interface JobLook {
  /** As `StatusWord` knows it. */
  status: string
  word: string
}

const STATES: Readonly<Record<string, JobLook>> = {
  scheduled: { status: 'watching', word: 'Scheduled' },
  active: { status: 'watching', word: 'Scheduled' },
  running: { status: 'running', word: 'Running' },
  paused: { status: 'paused', word: 'Paused' },
  completed: { status: 'complete', word: 'Completed' },
}

/** How a job stands; one that is switched off is paused, whatever its state says. */
export function lookOf({ enabled, state }: Pick<Job, 'enabled' | 'state'>): JobLook {
  if (enabled === false && state !== 'completed') return { status: 'paused', word: 'Paused' }
  const word = state ?? 'unknown'
  return STATES[word] ?? { status: 'stopped', word }
}

/** How its last run went; null where there was none, or nobody noted it. */
export function lastOf({ last_status, last_error }: Pick<Job, 'last_status' | 'last_error'>): JobLook | null {
  if (last_error) return { status: 'error', word: 'Failed' }
  if (!last_status) return null
  return last_status === 'ok' ? { status: 'complete', word: 'Ok' } : { status: 'error', word: last_status }
}

/** When it runs next, and whether that is our own reckoning. */
export const nextOf = ({
  next_run_at,
  next_run_computed_at,
}: Pick<Job, 'next_run_at' | 'next_run_computed_at'>) =>
  next_run_at ? { at: next_run_at, reckoned: false } : { at: next_run_computed_at, reckoned: true }

/** The soonest first; what will not run comes last, as the agent wrote it. */
export function bySoonest(jobs: readonly Job[]): Job[] {
  const at = (job: Job) => {
    const next = lookOf(job).status === 'paused' ? Number.NaN : Date.parse(nextOf(job).at ?? '')
    return Number.isNaN(next) ? Number.POSITIVE_INFINITY : next
  }
  return [...jobs].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}

/** "2 of 5 times", "3 times", "again and again". */
export function repeatWord({
  repeat_total,
  repeat_completed,
}: Pick<Job, 'repeat_total' | 'repeat_completed'>): string {
  const done = repeat_completed ?? 0
  if (repeat_total !== null) return `${done} of ${repeat_total} times`
  return done === 0 ? 'again and again' : `${done} times so far`
}
