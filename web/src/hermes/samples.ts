import type { AgentMemory, AgentSession, AgentSessions, Job, MemoryFile, Skill } from '../api/hermesWire'

export const memoryFile = (
  source: MemoryFile['source'],
  texts: readonly string[],
  more: Partial<MemoryFile> = {},
): MemoryFile => ({
  entries: texts.map((text) => ({ text, category: 'other', char_count: [...text].length })),
  total_chars: 100,
  max_chars: 2200,
  source,
  capacity_pct: 4.5,
  entry_count: texts.length,
  count_by_category: texts.length > 0 ? { other: texts.length } : {},
  ...more,
})

export const memory = (notes: readonly string[], user: readonly string[] = []): AgentMemory => ({
  memory: memoryFile('memory', notes),
  user: memoryFile('user', user),
})

export const session = (id: string, more: Partial<AgentSession> = {}): AgentSession => ({
  id,
  source: 'cli',
  title: `Title ${id}`,
  started_at: '2026-11-27T10:00:00Z',
  ended_at: '2026-11-27T11:00:00Z',
  message_count: 2,
  tool_call_count: 0,
  input_tokens: 10,
  output_tokens: 5,
  cache_read_tokens: 0,
  cache_write_tokens: 0,
  reasoning_tokens: 0,
  estimated_cost_usd: 0,
  model: null,
  duration_minutes: 60,
  total_tokens: 15,
  ...more,
})

export const sessions = (all: readonly AgentSession[], total = all.length): AgentSessions => ({
  sessions: [...all],
  daily_stats: [],
  tool_usage: {},
  date_range: [null, null],
  total_messages: 2 * total,
  total_sessions: total,
  total_tokens: 15 * total,
  total_tool_calls: 0,
  by_source: { cli: total },
})

export const job = (id: string, more: Partial<Job> = {}): Job => ({
  id,
  name: id,
  prompt: null,
  schedule_display: 'every 2h',
  enabled: true,
  state: 'scheduled',
  created_at: null,
  next_run_at: '2099-01-01T00:00:00Z',
  last_run_at: null,
  last_status: null,
  last_error: null,
  deliver: 'local',
  repeat_total: null,
  repeat_completed: 0,
  model: null,
  provider: null,
  skills: [],
  paused_reason: null,
  schedule: { kind: 'interval', expr: null, minutes: 120, run_at: null },
  next_run_computed_at: null,
  outputs: [],
  ...more,
})

export const skill = (name: string, more: Partial<Skill> = {}): Skill => ({
  name,
  category: 'git',
  description: '',
  path: `/h/skills/git/${name}/SKILL.md`,
  modified_at: '2026-11-27T10:00:00Z',
  file_size: 10,
  is_custom: false,
  ...more,
})
