/** What crosses the wire about an agent's home. Times are ISO-8601 where nothing else is said. */

export interface AgentHome {
  home: string
  exists: boolean
  watch_mode: 'live' | 'polling'
  project: string
}

/** Why an answer is not what the files say now: it is the last that was good. */
export interface HomeProblem {
  path: string
  detail: string
  code: string
}

export interface Answered {
  problem?: HomeProblem
}

export type MemoryTarget = 'memory' | 'user'

export interface MemoryEntry {
  text: string
  category: string
  char_count: number
}

export interface MemoryState {
  entries: MemoryEntry[]
  total_chars: number
  max_chars: number
  source: MemoryTarget
  capacity_pct: number
  entry_count: number
  count_by_category: Record<string, number>
}

export interface AgentMemory extends Answered {
  memory: MemoryState
  user: MemoryState
}

export interface Skill {
  name: string
  category: string
  description: string
  path: string
  modified_at: string
  file_size: number
  is_custom: boolean
}

export interface Skills extends Answered {
  skills: Skill[]
  custom_count: number
  total: number
  by_category: Record<string, Skill[]>
  category_counts: Record<string, number>
  recently_modified: Skill[]
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
