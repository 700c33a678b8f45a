import { useMemo } from 'react'
import type { Iteration, Plan, Project } from '../api/wire'
import { useSnapshot } from '../live/useSnapshot'
import { readingOf } from './plan/reading'
import { PLAN } from './snapshot/sources'

/** The words of a task by its id; an iteration names only ids. */
export type Titles = ReadonlyMap<string, string>

export const NO_TITLES: Titles = new Map()

/** Where an id stands twice, the first one counts, as the node has it. */
export function titlesOf(plan: Plan | undefined): Titles {
  if (!plan) return NO_TITLES
  const titles = new Map<string, string>()
  for (const { id, description } of readingOf(plan).phases.flatMap(({ tasks }) => tasks)) {
    if (id !== null && !titles.has(id)) titles.set(id, description)
  }
  return titles
}

export function useTitles(project: Project): Titles {
  const plan = useSnapshot(PLAN, project).value
  return useMemo(() => titlesOf(plan), [plan])
}

/** A thing that was done: its id in the plan, where it has one there, and its words. */
export interface Deed {
  id: string | null
  words: string
}

/** What an iteration has done: its tasks, else its commit, else its error. */
export function deedsOf(iteration: Iteration, titles: Titles): Deed[] {
  const { tasks_completed, commit_message, errors, running } = iteration
  if (tasks_completed.length > 0) {
    return tasks_completed.map((task) => {
      const words = titles.get(task)
      return words === undefined ? { id: null, words: task } : { id: task, words }
    })
  }
  const words = commit_message?.split('\n')[0] ?? errors[0] ?? (running ? 'At work' : '')
  return words === '' ? [] : [{ id: null, words }]
}

/** The same in one line. */
export const taskOf = (iteration: Iteration, titles: Titles): string =>
  deedsOf(iteration, titles)
    .map(({ id, words }) => (id === null ? words : `${id} ${words}`))
    .join(', ')
