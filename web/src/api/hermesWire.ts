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

export type AgentSession = Schemas['HermesSession']
export type AgentSessions = Schemas['HermesSessions']
export type SessionDay = Schemas['HermesDay']
export type SessionHit = Schemas['HermesSearchHit']
export type Transcript = Schemas['HermesTranscript']
export type TranscriptMessage = Schemas['HermesMessage']
export type Costs = Schemas['HermesTokenCosts']
export type CostProvenance = Schemas['HermesCostProvenance']
export type CostOfModel = Schemas['HermesCostOfModel']
export type CostOfDay = Schemas['HermesCostOfDay']
export type Patterns = Schemas['HermesPatterns']
export type Corrections = Schemas['HermesCorrections']
export type Correction = Schemas['HermesCorrection']
export type Sudo = Schemas['HermesSudo']
export type TimelineEvent = Schemas['HermesTimelineEvent']
export type Dashboard = Schemas['HermesDashboard']
export type AgentConfig = Schemas['HermesConfig']

/** The dashboard's sessions: their list is left out, and of the tools only the first twelve stand. */
export type SessionsGlance = Pick<
  AgentSessions,
  | 'total_sessions'
  | 'total_messages'
  | 'total_tool_calls'
  | 'total_tokens'
  | 'by_source'
  | 'tool_usage'
  | 'daily_stats'
  | 'date_range'
>
