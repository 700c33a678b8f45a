import type { PlanPhase, PlanTask } from '../../api/wire'
import { StatusGlyph } from '../../parts/StatusPill'
import { PhaseGlyph } from './PhaseGlyph'
import { ProgressBar } from './ProgressBar'
import { isCurrent } from './reading'
import { TaskRow } from './TaskRow'
import './plan.css'

interface Props {
  phases: readonly PlanPhase[]
  /** What the loop works on. */
  task: string | null
  /** The tasks of every phase, or only of the one that is worked on. */
  only: 'open' | 'all'
  onTick?: (task: PlanTask) => void
}

/** The phases of a plan with their progress, and the tasks in them. */
export function Phases({ phases, task, only, onTick }: Props) {
  const holds = ({ tasks }: PlanPhase) =>
    tasks.some(({ id, description, done }) => !done && isCurrent(task, id, description))
  const named = phases.findIndex(holds)
  const worked = named >= 0 ? named : phases.findIndex(({ status }) => status === 'in_progress')
  return (
    <ol className="phases">
      {phases.map((phase, at) => {
        const { name, done_count, total_count, tasks } = phase
        const here = at === worked
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two phases may have one name
          <li key={at} className={here ? 'phase here' : 'phase'} data-status={phase.status}>
            <div className="phase-row">
              {here ? <StatusGlyph status="running" /> : <PhaseGlyph status={phase.status} />}
              <span className="phase-name">{name}</span>
              {total_count > 0 && <ProgressBar done={done_count} total={total_count} name={name} />}
              <span className="phase-count">
                {done_count}/{total_count}
              </span>
            </div>
            {(only === 'all' || here) && tasks.length > 0 && (
              <ul className="tasks">
                {tasks.map((one, place) => (
                  <TaskRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: two tasks may have one text
                    key={place}
                    task={one}
                    current={here && !one.done && isCurrent(task, one.id, one.description)}
                    {...(onTick ? { onTick } : {})}
                  />
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}
