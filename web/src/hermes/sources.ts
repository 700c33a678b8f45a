import { askHermes } from '../api/hermesCalls'
import type {
  AgentMemory,
  AgentSessions,
  Agents,
  Corrections,
  Costs,
  Cron,
  Dashboard,
  Gateway,
  Health,
  Logs,
  ModelInfo,
  Patterns,
  Profiles,
  Projects,
  Providers,
  SessionHit,
  Skills,
  Snapshots,
  Sudo,
  TimelineEvent,
  Transcript,
} from '../api/hermesWire'
import { concerns, type Resource } from './dependencies'
import type { HermesSource } from './useHermes'

/** `name` is also that of the route, where nothing else is said. */
function source<T>(
  resource: Resource,
  name: string = resource,
  query?: Record<string, string>,
): HermesSource<T> {
  return {
    name: query ? `hermes ${name} ${new URLSearchParams(query)}` : `hermes ${name}`,
    of: () => ({
      ask: () => askHermes<T>(name, query),
      concerns: (envelope) => concerns(resource, envelope),
      gathered: true,
    }),
  }
}

export const MEMORY = source<AgentMemory>('memory')
export const SKILLS = source<Skills>('skills')
export const CRON = source<Cron>('cron')
export const COSTS = source<Costs>('token-costs')
export const PATTERNS = source<Patterns>('patterns')
export const CORRECTIONS = source<Corrections>('corrections')
export const TIMELINE = source<TimelineEvent[]>('timeline')
export const GATEWAY = source<Gateway>('gateway')
export const PROVIDERS = source<Providers>('providers')
export const HEALTH = source<Health>('health')
export const PROFILES = source<Profiles>('profiles')
export const MODEL = source<ModelInfo>('model-info')
export const SNAPSHOTS = source<Snapshots>('snapshots')
export const PROJECTS = source<Projects>('projects')
export const AGENTS = source<Agents>('agents')
export const SUDO = source<Sudo>('sudo')

/** The latest events that the overview has room for. */
const LATEST = 7
export const DASHBOARD = source<Dashboard>('dashboard', 'dashboard', { timeline: String(LATEST) })

/**
 * So many of the newest: with thousands, all of them are megabytes. Which tools they used, the dashboard and the
 * patterns say: for that the node reads every message.
 */
export const sessionsOf = (limit: number) =>
  source<AgentSessions>('sessions', 'sessions', { limit: String(limit), tools: 'false' })

/** The newest sessions that the overview has room for. */
export const LATEST_SESSIONS = sessionsOf(5)

/** What the overview shows. */
export const OVERVIEW = [
  DASHBOARD,
  GATEWAY,
  HEALTH,
  LATEST_SESSIONS,
  MEMORY,
  CRON,
  SKILLS,
  COSTS,
  PROVIDERS,
] as const

/** Ids of a database that somebody else writes: they may hold anything. */
export const transcriptOf = (session: string) =>
  source<Transcript>('messages', `sessions/${encodeURIComponent(session)}/messages`, { limit: '100' })

export const searchOf = (q: string) => source<SessionHit[]>('search', 'sessions/search', { q })

export const logOf = (name: string | undefined, lines: number): HermesSource<Logs> =>
  source('logs', 'logs', { ...(name === undefined ? {} : { name }), lines: String(lines) })
