import { Ban, CirclePlay, Pause, Play } from 'lucide-react'
import type { Build, BuildSession, Project } from '../api/wire'
import { lasting } from '../parts/Bars'
import { StatusPill } from '../parts/StatusPill'
import { useNow } from '../parts/useNow'
import { controlOf, openPanel, steer, useControl } from './deeds'
import { Meter } from './Meter'
import { clock, exitOf, isActive, workedAt } from './words'

const METERS = {
  pending: 'not_started',
  in_progress: 'in_progress',
  completed: 'completed',
  failed: 'error',
} as const

/** The name, how it stands, and what can be done. */
export function Head({ project, build, writes }: { project: Project; build: Build; writes: boolean }) {
  const now = useNow(1_000)
  const { session } = build
  const active = session !== null && isActive(session) ? session : null
  // The last run, while nothing has been heard of the build since.
  const ended = !active && session?.command && session.status === build.standing ? session : null
  const running = build.components.filter((one) => one.status === 'in_progress').length
  const failed = build.components.filter((one) => one.status === 'error').length
  const said = [
    active?.current_task ?? '',
    running > 0 ? `${running} ${ended ? 'left in progress' : 'in progress'}` : '',
    failed > 0 ? `${failed} failed` : '',
    active ? `${clock(workedAt(active, now))} elapsed` : '',
    active && active.estimated_time_remaining !== null
      ? `about ${lasting(active.estimated_time_remaining)} left`
      : '',
    ended && ended.status === 'failed' ? (ended.detail ?? exitOf(ended)) : '',
    ended ? `ran ${clock(workedAt(ended, now))}` : '',
  ].filter(Boolean)
  return (
    <header className="build-head">
      <h1 className="one-line">{project.name}</h1>
      <span role="status" aria-label={`Status of ${project.name}`}>
        <StatusPill status={build.standing} />
      </span>
      <span className="build-done">
        <Meter percent={build.progress} status={METERS[build.status]} of="All components and features" />
        <b className="num">{Math.round(build.progress)} %</b>
      </span>
      <p className="quiet build-said">{said.join(', ')}</p>
      {writes && <Actions project={project} active={active} />}
    </header>
  )
}

/** What one may do to a build. On a phone they stay at hand above the dock. */
function Actions({ project, active }: { project: Project; active: BuildSession | null }) {
  const { panel, busy } = controlOf(project, useControl())
  const toggle = (wanted: 'start' | 'cancel') => openPanel(project, panel === wanted ? null : wanted)
  return (
    <div className="build-acts" role="toolbar" aria-label={`Control ${project.name}`}>
      {!active && (
        <button
          type="button"
          className="btn primary"
          aria-expanded={panel === 'start'}
          onClick={() => toggle('start')}
        >
          <CirclePlay size={14} strokeWidth={1.8} aria-hidden />
          Start
        </button>
      )}
      {active && active.status === 'paused' && (
        <button
          type="button"
          className="btn primary"
          disabled={busy}
          onClick={() => steer(project, 'resume', active.session_id)}
        >
          <Play size={14} strokeWidth={1.8} aria-hidden />
          Resume
        </button>
      )}
      {active && active.status !== 'paused' && (
        <button
          type="button"
          className="btn"
          disabled={busy || active.status !== 'running'}
          onClick={() => steer(project, 'pause', active.session_id)}
        >
          <Pause size={14} strokeWidth={1.8} aria-hidden />
          Pause
        </button>
      )}
      {active && (
        <button
          type="button"
          className="btn danger"
          disabled={busy}
          aria-expanded={panel === 'cancel'}
          onClick={() => toggle('cancel')}
        >
          <Ban size={14} strokeWidth={1.8} aria-hidden />
          Cancel
        </button>
      )}
    </div>
  )
}
