import { lasting } from '../../parts/Bars'
import { StatusWord } from '../../parts/StatusPill'
import { Deeds } from '../Deeds'
import type { Titles } from '../titles'
import type { IterationMark } from './iterationMarks'

/** Says which iteration the lines below belong to; floating, it stays at the upper edge. */
export function IterationHead({
  mark,
  titles,
  floating = false,
}: {
  mark: IterationMark
  titles: Titles
  floating?: boolean
}) {
  const { number, tone, iteration } = mark
  const { max_iterations: most, start_timestamp: start, duration_seconds: seconds } = iteration
  return (
    <div
      className={`log-head ${tone}`}
      data-floating={floating || undefined}
      aria-hidden={floating || undefined}
    >
      <i />
      <b>Iteration {number}</b>
      {most !== null && most > 0 && <span className="log-head-of">of {most}</span>}
      {iteration.tasks_completed.length > 0 && <Deeds of={iteration} titles={titles} />}
      {start !== null && <time title={start}>{timeOf(start)}</time>}
      {seconds !== null && <span>{lasting(seconds)}</span>}
      {tone === 'now' && <StatusWord status="running" word="running" />}
      {tone === 'failed' && <StatusWord status="error" word="failed" />}
    </div>
  )
}

/** The time of day; of an iteration that only the log knows, it is all there is. */
function timeOf(start: string): string {
  const at = Date.parse(start)
  return Number.isNaN(at) ? start : new Date(at).toLocaleTimeString()
}
