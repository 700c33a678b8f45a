import { CirclePlay, MessageSquarePlus, Pause, Play, Square } from 'lucide-react'
import type { Loop, Project } from '../../api/wire'
import { controlOf, openPanel, pause, resume, useControl } from './deeds'
import { mayOf } from './may'

const because = (may: true | string) => (may === true ? undefined : may)

/** What one may do to a loop. On a phone they stay at hand above the dock. */
export function Actions({ project, loop }: { project: Project; loop: Loop }) {
  const control = useControl()
  const { panel, busy } = controlOf(project, control)
  const may = mayOf(loop)
  const runs = loop.process?.alive === true
  const toggle = (wanted: 'inject' | 'start' | 'stop') => openPanel(project, panel === wanted ? null : wanted)
  return (
    <div className="loop-acts" role="toolbar" aria-label={`Control ${project.name}`}>
      <button
        type="button"
        className="btn"
        aria-expanded={panel === 'inject'}
        onClick={() => toggle('inject')}
      >
        <MessageSquarePlus size={14} strokeWidth={1.8} aria-hidden />
        Inject note
      </button>
      {may.resume ? (
        <button type="button" className="btn primary" disabled={busy} onClick={() => resume(project)}>
          <Play size={14} strokeWidth={1.8} aria-hidden />
          Resume
        </button>
      ) : (
        <button
          type="button"
          className="btn"
          disabled={busy || may.pause !== true}
          title={because(may.pause) ?? 'The loop waits after its present iteration'}
          onClick={() => pause(project)}
        >
          <Pause size={14} strokeWidth={1.8} aria-hidden />
          Pause
          {loop.current && <span className="wide-only">after {loop.current.number}</span>}
        </button>
      )}
      {runs ? (
        <button
          type="button"
          className="btn danger"
          disabled={busy || may.stop !== true}
          title={because(may.stop)}
          aria-expanded={panel === 'stop'}
          onClick={() => toggle('stop')}
        >
          <Square size={13} strokeWidth={1.8} aria-hidden />
          Stop
        </button>
      ) : (
        <button
          type="button"
          className={`btn ${may.resume ? '' : 'primary'}`}
          aria-expanded={panel === 'start'}
          onClick={() => toggle('start')}
        >
          <CirclePlay size={14} strokeWidth={1.8} aria-hidden />
          Start
        </button>
      )}
    </div>
  )
}
