import { ShieldAlert } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Build, Project } from '../api/wire'
import { controlOf, openPanel, startOwn, startThis, steer, useControl } from './deeds'
import { isActive, quoted, wordsOf } from './words'
import '../parts/control.css'

/** What an action asks for before it is done; in the flow of the page, below its button. */
export function Panels({ project, build }: { project: Project; build: Build }) {
  const { panel, trouble } = controlOf(project, useControl())
  const active = build.session !== null && isActive(build.session) ? build.session : null
  const box = useRef<HTMLDivElement>(null)
  // Its button may stand at the other end of the page: on a phone it stays at hand.
  useEffect(() => {
    if (panel !== null || trouble !== null) box.current?.scrollIntoView({ block: 'nearest' })
  }, [panel, trouble])
  return (
    <div className="build-panels" ref={box}>
      {panel === 'start' && active === null && <StartPanel project={project} own={build.command} />}
      {panel === 'cancel' && active !== null && <CancelPanel project={project} session={active} />}
      {trouble !== null && (
        <p className="bad build-problem" role="alert">
          {trouble}
        </p>
      )}
    </div>
  )
}

/** Says exactly what would run. What is the project's own runs only after somebody has read it. */
function StartPanel({ project, own }: { project: Project; own: Build['command'] }) {
  const { busy } = useControl()
  const [line, setLine] = useState('')
  const words = wordsOf(line)
  const typed = words !== null && words.length > 0
  const empty = line.trim() === ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (typed) void startThis(project, words)
    else if (empty) void startOwn(project, own)
  }
  const verb = typed ? 'Start' : own === null ? 'Only observe' : own.needed ? 'Trust and start' : 'Start'
  return (
    <form className="pane control" aria-label="Start the build" onSubmit={onSubmit}>
      {own !== null && empty && own.needed && (
        <p className="control-warn">
          <ShieldAlert size={16} aria-hidden />
          <span>
            <b>This command comes from the project itself.</b> It runs with your rights. Once trusted, it may
            be started as long as it stays exactly what it is now.
          </span>
        </p>
      )}
      {own === null && empty && (
        <p>
          The project names no command in <code>.buildrunner/build.json</code>. Type one, or only observe the
          checkpoints that somebody else&rsquo;s build writes.
        </p>
      )}
      {(typed || (empty && own !== null)) && (
        <>
          <p className="quiet">Runs in {project.path}:</p>
          <pre className="argv">
            <code>{(typed ? words : (own?.argv ?? [])).map(quoted).join(' ')}</code>
          </pre>
        </>
      )}
      <label>
        {own === null ? 'Command' : 'Another command'}
        <input
          className="field"
          value={line}
          spellCheck={false}
          autoCapitalize="none"
          placeholder="mvn -B verify"
          onChange={(event) => setLine(event.target.value)}
        />
      </label>
      {words === null && <p className="bad">A quote stays open.</p>}
      <div className="control-acts">
        <button type="submit" className="btn primary" disabled={busy || words === null}>
          {busy ? 'Starting' : verb}
        </button>
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Close
        </button>
      </div>
    </form>
  )
}

function CancelPanel({ project, session }: { project: Project; session: NonNullable<Build['session']> }) {
  const { busy } = useControl()
  return (
    <section className="pane control" aria-label="Cancel the build">
      <p>
        {session.command === null
          ? 'Stop observing this build? What somebody else runs goes on.'
          : 'Cancel it in the middle of its work? All its processes are ended; what it has written so far stays. To let it go on later, pause it.'}
      </p>
      <div className="control-acts">
        <button
          type="button"
          className="btn danger firm"
          disabled={busy}
          // biome-ignore lint/a11y/noAutofocus: the user has just asked for this
          autoFocus
          onClick={() => steer(project, 'cancel', session.session_id)}
        >
          {busy ? 'Cancelling' : 'Cancel the build'}
        </button>
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Let it run
        </button>
      </div>
    </section>
  )
}
