import type { Build, BuildComponent, BuildFeature, BuildSession, CheckpointStep, Project } from '../api/wire'

/** Things as a node tells them, for tests. */
export const PROJECT: Project = {
  id: 'console-1a2b3c',
  name: 'console',
  path: '/home/ada/console',
  status: 'in_progress',
  lenses: ['buildrunner'],
  watch: 'live',
  origin: 'discovered',
}

export const component = (id: string, more: Partial<BuildComponent> = {}): BuildComponent => ({
  id,
  name: id,
  type: 'backend',
  status: 'in_progress',
  progress: 40,
  dependencies: [],
  files: [],
  testsPass: false,
  ...more,
})

export const feature = (id: string, more: Partial<BuildFeature> = {}): BuildFeature => ({
  id,
  name: id,
  description: '',
  priority: 'high',
  component: '',
  status: 'in_progress',
  progress: 50,
  tasks: [],
  estimatedTime: 0,
  ...more,
})

export const step = (id: string, more: Partial<CheckpointStep> = {}): CheckpointStep => ({
  file: `.buildrunner/checkpoints/checkpoint_${id}.json`,
  mtime: '2026-11-27T10:00:00Z',
  id,
  timestamp: '2026-11-27T10:00:00Z',
  phase: `phase ${id}`,
  status: 'in_progress',
  progress: 40,
  tasks_completed: [],
  files_created: [],
  components: [],
  features: [],
  problem: null,
  ...more,
})

export const session = (id: string, more: Partial<BuildSession> = {}): BuildSession => ({
  session_id: id,
  project_alias: 'console',
  project_path: PROJECT.path,
  project: PROJECT.id,
  status: 'running',
  created_at: '2026-11-27T10:00:00Z',
  updated_at: '2026-11-27T10:00:00Z',
  started_at: '2026-11-27T10:00:00Z',
  completed_at: null,
  current_batch: null,
  current_task: null,
  total_tasks: 0,
  completed_tasks: 0,
  failed_tasks: 0,
  progress_percentage: 0,
  execution_time: 0,
  estimated_time_remaining: null,
  components: [],
  features: [],
  batches_completed: [],
  tasks_completed: [],
  errors: [],
  metadata: {},
  worked_before: 61,
  running_since: null,
  command: ['sh', 'make it.sh'],
  exit_code: null,
  signal: null,
  detail: null,
  terminal_bytes: 0,
  terminal_lost: 0,
  ...more,
})

const NONE = { total: 0, completed: 0, in_progress: 0, pending: 0, failed: 0, completion_percentage: 0 }

export const build = (more: Partial<Build> = {}): Build => ({
  status: 'in_progress',
  standing: more.session?.status === 'idle' ? 'in_progress' : (more.session?.status ?? 'in_progress'),
  progress: 40,
  component_stats: NONE,
  feature_stats: NONE,
  components: [],
  features: [],
  checkpoint: null,
  checkpoints: [],
  checkpoints_total: 0,
  context: [],
  artifacts: [],
  problems: [],
  command: null,
  session: null,
  ...more,
})
