import { isAfter } from '../api/position'
import type { Envelope, Project } from '../api/wire'

/** The projects as a snapshot had them, and as events changed them since. */
export interface ProjectList {
  projects: readonly Project[]
  /** The place at which the snapshot was true; what is not after it is in it already. */
  position: string | undefined
}

/** What an event makes of the list; `stale` where only a new snapshot can tell all of it. */
export interface Heard {
  list: ProjectList
  stale: boolean
}

/** The events that say something about the list itself, and those that change what a card says. */
const OF_LIST = ['watcher_projects_refreshed', 'root_gone', 'root_back']
const OF_CARDS = [
  'status_changed',
  'iteration_started',
  'iteration_completed',
  'plan_updated',
  'notification',
  'build_status',
  'build_progress',
]
export const concernsList = ({ type }: Envelope): boolean =>
  type === 'log_append' || OF_LIST.includes(type) || OF_CARDS.includes(type)

/** A snapshot may wait: what the event itself says is shown already. */
export const isOfCard = ({ type }: Envelope): boolean => OF_CARDS.includes(type)

const names = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function afterEvent(list: ProjectList, envelope: Envelope): Heard {
  if (!concernsList(envelope) || !isAfter(envelope, list.position)) return { list, stale: false }
  switch (envelope.type) {
    case 'root_gone':
      return { list: changed(list, envelope.project, { watch: 'gone', status: 'gone' }), stale: false }
    case 'root_back':
      return { list: changed(list, envelope.project, { watch: 'catching_up' }), stale: true }
    case 'log_append':
      return { list: withLine(list, envelope), stale: false }
    case 'status_changed': {
      const { status } = envelope.data
      return {
        list: typeof status === 'string' ? changed(list, envelope.project, { status }) : list,
        stale: true,
      }
    }
    case 'iteration_started':
    case 'iteration_completed':
    case 'plan_updated':
    case 'notification':
    case 'build_status':
    case 'build_progress':
      return { list, stale: true }
    default: {
      const removed = names(envelope.data.removed)
      const projects = list.projects.filter(({ id }) => !removed.includes(id))
      const fewer = projects.length < list.projects.length
      // An empty message may be one of a node that found out what it knew already.
      return {
        list: fewer ? { ...list, projects } : list,
        stale: !fewer || names(envelope.data.added).length > 0,
      }
    }
  }
}

/** The newest line of output, and that it came just now; no snapshot is asked for because of it. */
function withLine(list: ProjectList, { project, data, timestamp }: Envelope): ProjectList {
  const summary = list.projects.find(({ id }) => id === project)?.summary
  const line = data.lines
  if (!summary || typeof line !== 'string' || line === '') return list
  const evidence = summary.evidence.map((clue) =>
    clue.kind === 'output' && clue.at !== null ? { ...clue, at: timestamp } : clue,
  )
  return changed(list, project, { summary: { ...summary, last_line: line, evidence } })
}

function changed(list: ProjectList, id: string | undefined, what: Partial<Project>): ProjectList {
  const projects = list.projects.map((project) => (project.id === id ? { ...project, ...what } : project))
  return { ...list, projects }
}

/** A new snapshot, and what was heard while it was on its way. */
export function afterSnapshot(list: ProjectList, meanwhile: readonly Envelope[]): Heard {
  let so: Heard = { list, stale: false }
  for (const envelope of meanwhile) {
    const next = afterEvent(so.list, envelope)
    // For a card it is asked anyway, in its time.
    so = { list: next.list, stale: so.stale || (next.stale && !isOfCard(envelope)) }
  }
  return so
}
