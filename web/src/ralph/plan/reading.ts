import type { Plan, PlanPhase } from '../../api/wire'

/** The plan as it is shown. */
export interface Reading {
  phases: readonly PlanPhase[]
  done: number
  total: number
  status: string | null
  /** The strict reading finds no task in it, so what is shown is the other one. */
  lenient: boolean
}

/** The strict reading wherever it finds anything: it is the one that the loop itself goes by. */
export function readingOf(plan: Plan): Reading {
  const lenient = plan.tasks_total === 0 && plan.lenient ? plan.lenient : null
  const { phases, tasks_done, tasks_total, status } = lenient ?? plan
  return { phases, done: tasks_done, total: tasks_total, status, lenient: lenient !== null }
}

/** Whether the current task, as `loop` names it ("4.2 Migration 0042"), is this one. */
export const isCurrent = (task: string | null, id: string | null, description: string): boolean =>
  task !== null && (id === null ? task === description : task === id || task.startsWith(`${id} `))
