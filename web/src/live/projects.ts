import { create } from 'zustand'
import { listProjects } from '../api/calls'
import type { Envelope, Project } from '../api/wire'
import { onEvent, onReset, useLine } from './connection'
import { type LastLine, lastLineAfter } from './lastLine'
import { afterEvent, afterSnapshot, concernsList, isOfCard, type ProjectList } from './projectList'

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

/** A busy loop changes its card many times a second; it is asked for at most once in one. */
const CARDS_MS = 1_000

/** Last lines are shown a few times a second, however many come. */
const LINES_MS = 250

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
  if (again || stale) void askForProjects()
  else if (list.projects.some(isCatchingUp)) soon = setTimeout(askForProjects, CATCHING_UP_MS)
}

const isCatchingUp = ({ watch }: Project) => watch === 'catching_up'

function hear(envelope: Envelope): void {
  if (envelope.type === 'log_append') hearLine(envelope)
  else if (concernsList(envelope)) take(envelope)
}

function take(envelope: Envelope): void {
  if (asking) meanwhile.push(envelope)
  const { list, stale } = afterEvent(useProjects.getState(), envelope)
  useProjects.setState(list)
  if (!stale) return
  if (isOfCard(envelope)) askForCards()
  else void askForProjects()
}

let cards: ReturnType<typeof setTimeout> | undefined
let askedAt = 0

/** At once where the last time is long ago, else when it is. */
function askForCards(): void {
  cards ??= setTimeout(
    () => {
      cards = undefined
      askedAt = Date.now()
      void askForProjects()
    },
    Math.max(0, askedAt + CARDS_MS - Date.now()),
  )
}

/** Of a log only its newest line is kept, and only until it is shown. */
const lines = new Map<string, LastLine & { envelope: Envelope }>()
const unseen = new Set<string>()
let showing: ReturnType<typeof setTimeout> | undefined

function hearLine(envelope: Envelope): void {
  const { project, data } = envelope
  if (project === undefined || typeof data.lines !== 'string') return
  const last = lastLineAfter(lines.get(project), data.lines)
  lines.set(project, { ...last, envelope: { ...envelope, data: { lines: last.text } } })
  unseen.add(project)
  showing ??= setTimeout(() => {
    showing = undefined
    for (const id of unseen) {
      const line = lines.get(id)
      if (line) take(line.envelope)
    }
    unseen.clear()
  }, LINES_MS)
}

/** Keeps the list true from here on. */
export function followProjects(): () => void {
  void askForProjects()
  const ends = [
    onEvent(hear),
    onReset(() => void askForProjects()),
    useLine.subscribe(({ state }, before) => {
      const back = state.kind === 'live' && before.state.kind !== 'live'
      const { loaded, trouble } = useProjects.getState()
      if (back && !asking && (!loaded || trouble !== null)) void askForProjects()
    }),
  ]
  return () => {
    clearTimeout(soon)
    clearTimeout(cards)
    clearTimeout(showing)
    cards = showing = undefined
    lines.clear()
    unseen.clear()
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
