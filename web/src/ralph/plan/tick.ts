import { getPlan, savePlan } from '../../api/loopCalls'
import type { Plan, PlanTask, Project } from '../../api/wire'
import { heldOf } from '../../live/useSnapshot'
import { PLAN } from '../snapshot/sources'
import { toggled } from './toggled'

/** Sets the box of one task in the file; null where that went well, else why not. */
export async function tick(
  project: Project,
  plan: Plan,
  etag: string | undefined,
  task: PlanTask,
): Promise<string | null> {
  const held = heldOf(PLAN, project)
  const first = await put(project, plan.raw, etag, task)
  if (first === GONE) return NOT_THERE
  if (first.ok) {
    held.answer(first)
    return null
  }
  if (first.status !== 412) return first.detail
  // Somebody wrote in between, most likely the loop: the same box on the fresh text, once.
  const fresh = await getPlan(project.id)
  if (!fresh.ok) return fresh.detail
  held.answer(fresh)
  const second = await put(project, fresh.value.raw, fresh.etag, task)
  if (second === GONE) return NOT_THERE
  if (!second.ok) return second.detail
  held.answer(second)
  return null
}

const GONE = 'gone'
const NOT_THERE = 'The plan has changed, and this task is not in it any more.'

async function put(project: Project, raw: string, etag: string | undefined, task: PlanTask) {
  const text = toggled(raw, task, !task.done)
  return text === undefined ? GONE : savePlan(project.id, text, etag)
}
