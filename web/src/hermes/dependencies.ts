import type { Envelope } from '../api/wire'

/** What can be asked about a home: the routes beneath `/api/hermes`. */
export const RESOURCES = [
  'memory',
  'skills',
  'sessions',
  'search',
  'messages',
  'cron',
  'token-costs',
  'patterns',
  'corrections',
  'timeline',
  'gateway',
  'providers',
  'health',
  'profiles',
  'model-info',
  'snapshots',
  'logs',
  'projects',
  'agents',
  'sudo',
  'dashboard',
] as const

export type Resource = (typeof RESOURCES)[number]

/** Made of the agent's database. */
const OF_DATABASE: readonly Resource[] = [
  'sessions',
  'search',
  'messages',
  'token-costs',
  'patterns',
  'corrections',
  'timeline',
  'agents',
  'sudo',
  'dashboard',
]

/** What an answer may be made of, by the types that the node tells (compat.md §4). */
const BY_TYPE: Readonly<Record<string, readonly Resource[]>> = {
  memory: ['memory', 'corrections', 'timeline', 'profiles', 'dashboard'],
  user: ['memory', 'corrections', 'timeline', 'profiles', 'dashboard'],
  skills: ['skills', 'timeline', 'profiles', 'dashboard'],
  cron: ['cron', 'profiles', 'dashboard'],
  config: ['memory', 'health', 'profiles', 'model-info', 'sudo', 'dashboard'],
  profiles: ['profiles'],
  health: ['health', 'profiles', 'dashboard'],
  providers: ['providers'],
  gateway: ['gateway', 'health', 'profiles', 'agents', 'dashboard'],
  snapshots: ['snapshots', 'dashboard'],
  logs: ['logs', 'sudo'],
  'model-info': ['model-info'],
  sessions: [...OF_DATABASE, 'profiles', 'health'],
  patterns: ['patterns'],
  timeline: ['timeline'],
  messages: ['messages', 'search'],
  // Of chats this page shows nothing.
  chat: [],
}

/** The answers that may be others now; of a type that nobody knows yet, all. */
export function resourcesOf(types: readonly string[]): ReadonlySet<Resource> {
  return new Set(types.flatMap((type) => BY_TYPE[type] ?? RESOURCES))
}

/** Whether an event of the home makes an answer old. */
export function concerns(resource: Resource, { type, data }: Envelope): boolean {
  if (type === 'cache_invalidate') return true
  if (type !== 'data_changed') return false
  const types = Array.isArray(data.data_types) ? data.data_types.map(String) : ['state']
  return resourcesOf(types).has(resource)
}
