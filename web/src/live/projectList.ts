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

/** The events that say something about the list itself. */
const TYPES = ['watcher_projects_refreshed', 'root_gone', 'root_back']
export const concernsList = ({ type }: Envelope): boolean => TYPES.includes(type)

const names = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function afterEvent(list: ProjectList, envelope: Envelope): Heard {
  if (!concernsList(envelope) || !isAfter(envelope, list.position)) return { list, stale: false }
  switch (envelope.type) {
    case 'root_gone':
      return { list: changed(list, envelope.project, { watch: 'gone', status: 'gone' }), stale: false }
    case 'root_back':
      return { list: changed(list, envelope.project, { watch: 'catching_up' }), stale: true }
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

function changed(list: ProjectList, id: string | undefined, what: Partial<Project>): ProjectList {
  const projects = list.projects.map((project) => (project.id === id ? { ...project, ...what } : project))
  return { ...list, projects }
}

/** A new snapshot, and what was heard while it was on its way. */
export function afterSnapshot(list: ProjectList, meanwhile: readonly Envelope[]): Heard {
  let so: Heard = { list, stale: false }
  for (const envelope of meanwhile) {
    const next = afterEvent(so.list, envelope)
    so = { list: next.list, stale: so.stale || next.stale }
  }
  return so
}
