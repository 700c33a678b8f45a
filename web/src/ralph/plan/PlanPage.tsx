import { ListChecks, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { PlanTask } from '../../api/wire'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Empty } from '../../parts/Empty'
import { Trouble } from '../../parts/Trouble'
import type { TabProps } from '../ProjectPage'
import { LOOP, PLAN } from '../snapshot/sources'
import { beginDraft, useDrafts } from './drafts'
import { KeptOffer } from './KeptOffer'
import { Phases } from './Phases'
import { PlanEditor } from './PlanEditor'
import { ProgressBar } from './ProgressBar'
import { readingOf } from './reading'
import { tick } from './tick'

/** The plan: what is done, live; and its text, to be written. */
export default function PlanPage({ project, writes }: TabProps) {
  const { value: plan, etag, trouble } = useSnapshot(PLAN, project)
  const task = useSnapshot(LOOP, project).value?.current?.task ?? null
  const draft = useDrafts((all) => all[project.id])
  const [failed, setFailed] = useState<string | null>(null)
  const again = () => void heldOf(PLAN, project).now()
  const edit = () => beginDraft(project, plan?.raw ?? '', etag)
  if (draft) return <PlanEditor project={project} draft={draft} />
  if (!plan) {
    if (trouble?.code === 'no_plan') {
      return (
        <>
          {writes && <KeptOffer project={project} raw="" />}
          <NoPlan onBegin={writes ? edit : undefined} />
        </>
      )
    }
    return (
      <div className="loop-page">
        <Trouble of={trouble} again={again} what="The plan" />
      </div>
    )
  }
  const { phases, done, total, status, lenient } = readingOf(plan)
  const onTick = async (one: PlanTask) => setFailed(await tick(project, plan, etag, one))
  return (
    <div className="loop-page plan-page">
      <Trouble of={trouble} again={again} what="The plan" />
      {writes && <KeptOffer project={project} raw={plan.raw} />}
      <header className="loop-head">
        <h1>
          {done} of {total} tasks
        </h1>
        {status !== null && <span className="tag">{status}</span>}
        {lenient && (
          <span className="tag" title="It is not written as the loop reads it, so this is our own reading">
            read leniently
          </span>
        )}
        <span className="gap" />
        {writes && (
          <button type="button" className="btn" onClick={edit}>
            <Pencil size={14} strokeWidth={1.8} aria-hidden />
            Edit plan
          </button>
        )}
      </header>
      {failed !== null && (
        <p className="bad" role="alert">
          {failed}
        </p>
      )}
      <ProgressBar done={done} total={total} name="Tasks of the plan" />
      {phases.length === 0 ? (
        <pre className="pane plan-raw">{plan.raw}</pre>
      ) : (
        <div className="pane">
          <Phases
            phases={phases}
            task={task}
            only="all"
            {...(writes && !lenient ? { onTick: (one: PlanTask) => void onTick(one) } : {})}
          />
        </div>
      )}
      <More plan={plan} shown={lenient} />
    </div>
  )
}

/** What the other reading finds, kept apart from what the loop itself goes by. */
function More({
  plan,
  shown,
}: {
  plan: { lenient?: { tasks_done: number; tasks_total: number } | null; tasks_total: number }
  shown: boolean
}) {
  if (shown || !plan.lenient || plan.lenient.tasks_total === plan.tasks_total) return null
  const { tasks_done, tasks_total } = plan.lenient
  return (
    <p className="quiet">
      Read leniently, with other marks of a task taken too, it holds {tasks_done} of {tasks_total} tasks.
    </p>
  )
}

function NoPlan({ onBegin }: { onBegin: (() => void) | undefined }) {
  return (
    <Empty icon={ListChecks} title="There is no plan yet">
      <p>
        The loop writes <code>IMPLEMENTATION_PLAN.md</code> when it plans; you may write it, too. A phase
        begins with <code>##</code>, a task with <code>- [ ]</code>.
      </p>
      {onBegin && (
        <button type="button" className="btn" onClick={onBegin}>
          Write it
        </button>
      )}
    </Empty>
  )
}
