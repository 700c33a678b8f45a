import { ShieldAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Loop, Project } from '../../api/wire'
import { openPanel, start, useControl } from './deeds'

/** An argument as a shell would need it written; only so that people can read where each one ends. */
export const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`

/** Says exactly what would run. What is the project's own runs only after somebody has read it. */
export function StartPanel({ project, trust }: { project: Project; trust: Loop['trust'] }) {
  const busy = useControl((control) => control.busy)
  const [count, setCount] = useState('')
  if (trust.argv.length === 0) return <NothingToStart project={project} />
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void start(project, trust, count === '' ? undefined : Number(count))
  }
  const verb = trust.needed ? 'Trust and start' : 'Start'
  return (
    <form className="pane control" aria-label="Start the loop" onSubmit={onSubmit}>
      {trust.needed && (
        <p className="control-warn">
          <ShieldAlert size={16} aria-hidden />
          <span>
            <b>This command comes from the project itself.</b> It runs with your rights. Once trusted, it may
            be started as long as it stays exactly what it is now.
          </span>
        </p>
      )}
      <p className="quiet">Runs in {project.path}:</p>
      <pre className="argv">
        <code>{trust.argv.map(quoted).join(' ')}</code>
      </pre>
      {trust.needed && trust.trust !== null && (
        <p className="quiet hash">
          SHA-256 <code>{trust.trust}</code>
        </p>
      )}
      <label className="control-count">
        Iterations at most
        <input
          className="field"
          type="number"
          min={0}
          inputMode="numeric"
          value={count}
          placeholder="as configured"
          onChange={(event) => setCount(event.target.value)}
        />
        <span className="quiet">0 is without a limit</span>
      </label>
      <div className="control-acts">
        {/* biome-ignore lint/a11y/noAutofocus: the user has just asked for this */}
        <button type="submit" className="btn primary" disabled={busy} autoFocus={!trust.needed}>
          {busy ? 'Starting' : verb}
        </button>
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function NothingToStart({ project }: { project: Project }) {
  return (
    <section className="pane control" aria-label="Start the loop">
      <p>
        <b>Nothing is found that could be started.</b> Put a <code>ralph.sh</code> into {project.path} or on
        the PATH, or name a <code>command</code> in <code>.ralph/config.json</code>.
      </p>
      <div className="control-acts">
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Close
        </button>
      </div>
    </section>
  )
}
