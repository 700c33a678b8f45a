import type { Attention, Project } from '../api/wire'

export type Kind = Attention['kind']

/** Something that people should look at, and whose it is. */
export interface Item extends Attention {
  project: Project
}

/** The most urgent first. */
export const KINDS: readonly Kind[] = ['waiting', 'failed', 'stuck', 'finished']

/** The status words that the marks know. */
export const STATUS_OF: Record<Kind, string> = {
  waiting: 'waiting',
  failed: 'error',
  stuck: 'stuck',
  finished: 'complete',
}

/** What wants attention: by urgency, then the newest first. */
export function itemsOf(projects: readonly Project[]): readonly Item[] {
  const items = projects.flatMap((project): Item[] =>
    project.summary?.attention ? [{ ...project.summary.attention, project }] : [],
  )
  return items.sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (b.since ?? '').localeCompare(a.since ?? ''),
  )
}

export const countOf = (items: readonly Item[], kind: Kind): number =>
  items.filter((item) => item.kind === kind).length

/** "2 wait for you, 1 needs a look"; undefined where nobody does. */
export function headlineOf(items: readonly Item[]): string | undefined {
  const waiting = countOf(items, 'waiting')
  const look = countOf(items, 'failed') + countOf(items, 'stuck')
  const parts = [
    waiting > 0 && `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for you`,
    look > 0 && `${look} ${look === 1 ? 'needs' : 'need'} a look`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? undefined : parts.join(', ')
}
