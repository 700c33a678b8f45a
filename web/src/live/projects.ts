import { create } from 'zustand'
import { listProjects } from '../api/calls'
import type { Envelope, Project } from '../api/wire'
import { onEvent, onReset, resumeFrom, useLine } from './connection'
import { afterEvent, afterSnapshot, concernsList, type ProjectList } from './projectList'

interface Projects extends ProjectList {
  /** The first snapshot has come. */
  loaded: boolean
  /** Why the last one did not. */
  trouble: string | null
}

export const useProjects = create<Projects>(() => ({
  projects: [],
  position: undefined,
  loaded: false,
  trouble: null,
}))

/** No event tells that a project has caught up, so it is asked for after this long. */
const CATCHING_UP_MS = 1_500

let asking = false
let again = false
/** What was heard since the snapshot was asked for: the snapshot may be the older one. */
let meanwhile: Envelope[] = []
let soon: ReturnType<typeof setTimeout> | undefined

/** Asks for the list; who asks while it is on its way gets a newer one after it. */
export async function askForProjects(): Promise<void> {
  if (asking) {
    again = true
    return
  }
  asking = true
  again = false
  meanwhile = []
  clearTimeout(soon)
  const reply = await listProjects()
  asking = false
  if (!reply.ok) {
    useProjects.setState({ trouble: reply.detail })
    return
  }
  const { list, stale } = afterSnapshot({ projects: reply.value, position: reply.position }, meanwhile)
  useProjects.setState({ ...list, loaded: true, trouble: null })
  if (reply.position !== undefined) resumeFrom(reply.position)
  if (again || stale) void askForProjects()
  else if (list.projects.some(isCatchingUp)) soon = setTimeout(askForProjects, CATCHING_UP_MS)
}

const isCatchingUp = ({ watch }: Project) => watch === 'catching_up'

function hear(envelope: Envelope): void {
  if (!concernsList(envelope)) return
  if (asking) meanwhile.push(envelope)
  const { list, stale } = afterEvent(useProjects.getState(), envelope)
  useProjects.setState(list)
  if (stale) void askForProjects()
}

/** Keeps the list true from here on. */
export function followProjects(): () => void {
  void askForProjects()
  const ends = [
    onEvent(hear),
    onReset(() => void askForProjects()),
    useLine.subscribe(({ state }, before) => {
      const back = state.kind === 'live' && before.state.kind !== 'live'
      // Without the first list there is no place from which events could go on.
      const { loaded, trouble } = useProjects.getState()
      if (back && !asking && (!loaded || trouble !== null)) void askForProjects()
    }),
  ]
  return () => {
    clearTimeout(soon)
    for (const end of ends) end()
  }
}

/** Takes up what a request of our own has brought, before any event says it. */
export function noteAdded(project: Project): void {
  useProjects.setState(({ projects }) => {
    const others = projects.filter(({ id }) => id !== project.id)
    return { projects: [...others, project].sort((a, b) => a.name.localeCompare(b.name)) }
  })
}

export function noteRemoved(id: string): void {
  useProjects.setState(({ projects }) => ({ projects: projects.filter((project) => project.id !== id) }))
}
