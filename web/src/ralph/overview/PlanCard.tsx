import { Link } from 'wouter'
import type { Loop, Plan, Project, Stats } from '../../api/wire'
import { baseName } from '../../node/paths'
import { lasting } from '../../parts/Bars'
import { hrefOf } from '../../place/place'
import { Phases } from '../plan/Phases'
import { ProgressBar } from '../plan/ProgressBar'
import { readingOf } from '../plan/reading'
import { PLAN_NAME } from '../snapshot/sources'

/** How far the plan is: a row a phase, and the tasks of the one that is worked on. */
export function PlanCard({
  project,
  plan,
  loop,
  stats,
}: {
  project: Project
  plan: Plan
  loop: Loop
  stats: Stats | undefined
}) {
  const { phases, done, total, lenient } = readingOf(plan)
  return (
    <section className="pane plan-card" aria-label="Plan">
      <header className="pane-head">
        <h2>
          <Link href={hrefOf({ page: 'project', id: project.id, tab: 'plan' })}>Plan</Link>
        </h2>
        <span className="one-line secondary">{baseName(project.plan_file ?? PLAN_NAME)}</span>
        {lenient && <span className="tag">read leniently</span>}
        <span className="pane-sum">
          <b>{done}</b> of {total}
        </span>
      </header>
      <ProgressBar done={done} total={total} name="Tasks of the plan" />
      {stats && done < total && <Pace velocity={stats.velocity} />}
      {phases.length === 0 ? (
        <p className="pane-none quiet">
          No phase is found in it: a phase begins with ## and holds - [ ] tasks.
        </p>
      ) : (
        <Phases phases={phases} task={loop.current?.task ?? null} only="open" />
      )}
    </section>
  )
}

/** How fast the plan shrinks; nothing where no task was done in a time that is known. */
function Pace({ velocity: { tasks_per_hour, hours_remaining } }: { velocity: Stats['velocity'] }) {
  if (tasks_per_hour <= 0) return null
  const rate = tasks_per_hour >= 10 ? Math.round(tasks_per_hour) : Number(tasks_per_hour.toFixed(1))
  return (
    <p className="pace quiet">
      {rate} tasks an hour{hours_remaining > 0 && `, about ${lasting(hours_remaining * 3600)} of work left`}
    </p>
  )
}
