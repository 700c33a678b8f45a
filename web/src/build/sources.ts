import { getBuild, listBuilds } from '../api/buildCalls'
import type { Build, BuildSession, Envelope } from '../api/wire'
import type { Source } from '../live/held'

/** What the node says of a build's files. */
const FILES = ['checkpoint_update', 'component_update', 'feature_update', 'build_progress', 'file_change']

/** A session as an event says it: without what its checkpoints say. */
const sessionOf = ({ data }: Envelope): Partial<BuildSession> & { session_id: string } =>
  data as Partial<BuildSession> & { session_id: string }

type Part = Build['components'][number] | Build['features'][number]

/** A part as an update says it; a new one comes with the answer, which has all of it. */
function withPart<T extends Part>(parts: readonly T[], id: unknown, { data }: Envelope): T[] {
  const { removed } = (data.metadata ?? {}) as { removed?: boolean }
  if (removed) return parts.filter((one) => one.id !== id)
  const { status, progress } = data as unknown as Pick<Part, 'status' | 'progress'>
  return parts.map((one) => (one.id === id ? { ...one, status, progress } : one))
}

/** What an event says of a build by itself; the node is asked for the rest in a moment. */
export function withEvent(build: Build, envelope: Envelope): Build {
  const { type, data } = envelope
  switch (type) {
    case 'component_update':
      return { ...build, components: withPart(build.components, data.component_id, envelope) }
    case 'feature_update':
      return { ...build, features: withPart(build.features, data.feature_id, envelope) }
    case 'build_progress': {
      const { percent, status } = data as { percent: number; status?: Build['status'] }
      return { ...build, progress: percent, status: status ?? build.status }
    }
    case 'build_status': {
      const told = sessionOf(envelope)
      if (build.session?.session_id !== told.session_id) return build
      return { ...build, session: { ...build.session, ...told } }
    }
    default:
      return build
  }
}

export function withSession(sessions: BuildSession[], envelope: Envelope): BuildSession[] {
  if (envelope.type !== 'build_status') return sessions
  const told = sessionOf(envelope)
  return sessions.map((one) => (one.session_id === told.session_id ? { ...one, ...told } : one))
}

export const BUILD: Source<Build> = {
  name: 'build',
  of: ({ id }) => ({
    ask: () => getBuild(id),
    concerns: ({ type }) => FILES.includes(type) || type === 'build_status' || type === 'problem',
    after: withEvent,
  }),
}

export const SESSIONS: Source<BuildSession[]> = {
  name: 'builds',
  of: ({ id }) => ({
    ask: () => listBuilds(id),
    concerns: ({ type }) => type === 'build_status',
    after: withSession,
  }),
}
