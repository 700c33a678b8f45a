import type { Iteration, Loop, Plan, PlanTask, Project, Stats, SystemUse } from '../api/wire'

/** Things as a node tells them, for tests. */
export const PROJECT: Project = {
  id: 'shop-1a2b3c',
  name: 'shop',
  path: '/home/ada/shop',
  status: 'running',
  lenses: ['ralph'],
  watch: 'live',
  origin: 'discovered',
  plan_file: '/home/ada/shop/IMPLEMENTATION_PLAN.md',
}

export const iteration = (number: number, more: Partial<Iteration> = {}): Iteration => ({
  number,
  max_iterations: 50,
  start_timestamp: '2026-02-08T01:07:23Z',
  end_timestamp: '2026-02-08T01:12:23Z',
  duration_seconds: 300,
  tokens_used: 69.31,
  status: 'success',
  has_errors: false,
  errors: [],
  tasks_completed: ['1.1'],
  commit: '6e9b516',
  test_passed: true,
  health: 'productive',
  ...more,
})

export const loop = (more: Partial<Loop> = {}): Loop => ({
  id: PROJECT.id,
  status: 'running',
  previous: null,
  since: null,
  evidence: [{ kind: 'output', text: 'output', at: '2026-02-08T01:12:20Z' }],
  process: { pid: 48211, alive: true, ours: true, started_at: null },
  paused: false,
  current: { number: 3, max_iterations: 50, started_at: null, tokens: null, task: '1.2 Login' },
  last_output_at: null,
  last_lines: ['one', 'two'],
  tasks_done: 1,
  tasks_total: 2,
  cost: {
    total: { usd: 1, provenance: 'estimated' },
    today: { usd: 0.5, provenance: 'reported' },
    projected: null,
  },
  waiting_note: null,
  trust: { needed: true, argv: ['/home/ada/shop/ralph.sh', '50'], trust: '9c2f6a17' },
  files: [],
  indexed: { bytes: 0, of: 0 },
  ...more,
})

export const RAW = `STATUS: IN PROGRESS

## Phase 1
- [x] 1.1: Skeleton
- [ ] 1.2: Login
`

export const task = (more: Partial<PlanTask> = {}): PlanTask => ({
  id: '1.2',
  description: 'Login',
  done: false,
  indent: 0,
  line: 5,
  ...more,
})

export const PLAN_OF_TWO: Plan = {
  status: 'IN PROGRESS',
  tasks_done: 1,
  tasks_total: 2,
  raw: RAW,
  lenient: null,
  phases: [
    {
      name: 'Phase 1',
      status: 'in_progress',
      done_count: 1,
      total_count: 2,
      tasks: [task({ id: '1.1', description: 'Skeleton', done: true, line: 4 }), task()],
    },
  ],
}

export const STATS_OF_TEN: Stats = {
  total_iterations: 10,
  total_tokens: 700,
  total_cost_usd: 4.2,
  total_duration_seconds: 3_600,
  avg_iteration_duration_seconds: 360,
  avg_tokens_per_iteration: 70,
  tasks_done: 1,
  tasks_total: 2,
  errors_count: 1,
  projected_completion: null,
  projected_total_cost_usd: 8.4,
  velocity: { tasks_per_hour: 1, tasks_remaining: 1, hours_remaining: 1 },
  health_breakdown: { productive: 7, partial: 2, failed: 1 },
  tokens_by_phase: [
    { phase: 'Phase 1', tokens: 600 },
    { phase: 'Unmapped', tokens: 100 },
  ],
  cost_per_1k_tokens: 0.006,
}

export const SYSTEM: SystemUse = {
  process: {
    pid: 48211,
    rss_mb: 12,
    children_rss_mb: 500,
    total_rss_mb: 512,
    cpu_percent: 38.4,
    child_count: 3,
  },
  system: {
    cpu_count: 8,
    load_1m: 1.25,
    memory_total_mb: 16_384,
    memory_available_mb: 1_024,
    disk_free_mb: 90_000,
  },
}
