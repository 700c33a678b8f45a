import type { components } from './schema'

/** Short names for what crosses the wire about an agent's home; the shapes come from the contract. */
type Schemas = components['schemas']

export type AgentHome = Schemas['HermesHome']
export type HomeProblem = Schemas['HermesProblem']
export type AgentMemory = Schemas['HermesMemory']
export type MemoryFile = Schemas['HermesMemoryFile']
export type MemoryEntry = Schemas['HermesMemoryEntry']
export type MemoryTarget = MemoryFile['source']
export type MemoryChanged = Schemas['MemoryChanged']
export type Skill = Schemas['HermesSkill']
export type Skills = Schemas['HermesSkills']
export type Job = Schemas['HermesJob']
export type Cron = Schemas['HermesCron']
export type Gateway = Schemas['HermesGateway']
export type Platform = Schemas['HermesPlatform']
export type Provider = Schemas['HermesProvider']
export type Providers = Schemas['HermesProviders']
export type ModelInfo = Schemas['HermesModelInfo']
export type Health = Schemas['HermesHealth']
export type Profile = Schemas['HermesProfile']
export type Profiles = Schemas['HermesProfiles']
export type Snapshots = Schemas['HermesSnapshots']
export type Logs = Schemas['HermesLogs']
export type Projects = Schemas['HermesProjects']
export type Agents = Schemas['HermesAgents']

/** Every object says why it is not what the files say now, where that is so; a list has no room. */
export interface Answered {
  problem?: HomeProblem
}

export interface AgentSession {
  id: string
  source: string
  title: string | null
  started_at: string
  ended_at: string | null
  message_count: number
  tool_call_count: number
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cache_write_tokens: number
  reasoning_tokens: number
  estimated_cost_usd: number
  model: string | null
  duration_minutes: number | null
  total_tokens: number
}

export interface SessionDay {
  date: string
  sessions: number
  messages: number
  tool_calls: number
  tokens: number
}

export interface AgentSessions extends Answered {
  sessions: AgentSession[]
  daily_stats: SessionDay[]
  tool_usage: Record<string, number>
  date_range: (string | null)[]
  total_messages: number
  total_sessions: number
  total_tokens: number
  total_tool_calls: number
}
