import type { Loop, Project } from '../../api/wire'
import { controlOf, openPanel, stop, useControl } from './deeds'
import { InjectForm } from './InjectForm'
import { StartPanel } from './StartPanel'
import '../../parts/control.css'

/** What an action asks for before it is done; in the flow of the page, below its button. */
export function Panels({ project, loop }: { project: Project; loop: Loop }) {
  const control = useControl()
  const { panel, trouble } = controlOf(project, control)
  return (
    <>
      {panel === 'inject' && <InjectForm project={project} waiting={loop.waiting_note} />}
      {panel === 'start' && <StartPanel project={project} trust={loop.trust} />}
      {panel === 'stop' && <StopPanel project={project} loop={loop} />}
      {trouble !== null && (
        <p className="bad loop-trouble" role="alert">
          {trouble}
        </p>
      )}
    </>
  )
}

function StopPanel({ project, loop }: { project: Project; loop: Loop }) {
  const busy = useControl((control) => control.busy)
  return (
    <section className="pane control" aria-label="Stop the loop">
      <p>
        Stop it in the middle of {loop.current ? `iteration ${loop.current.number}` : 'its work'}? What is not
        committed yet stays in the working tree. To let it end what it does, pause it.
      </p>
      <div className="control-acts">
        <button
          type="button"
          className="btn danger firm"
          disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: the user has just asked for this
          autoFocus
          onClick={() => stop(project)}
        >
          {busy ? 'Stopping' : 'Stop now'}
        </button>
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Cancel
        </button>
      </div>
    </section>
  )
}
