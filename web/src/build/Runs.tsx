import { SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import type { BuildSession } from '../api/wire'
import { Ago } from '../parts/Ago'
import { StatusWord } from '../parts/StatusPill'
import { useNow } from '../parts/useNow'
import { clock, exitOf, quoted, workedAt } from './words'
import './runs.css'

const FEW = 8

/** The builds that were begun here, the newest first. */
export function Runs(props: {
  sessions: readonly BuildSession[]
  /** Whose terminal is shown. */
  shown: string | undefined
  show: (session: string) => void
}) {
  const { sessions, shown, show } = props
  const [all, setAll] = useState(false)
  if (sessions.length === 0) return null
  return (
    <section className="pane" aria-label="Runs">
      <header className="pane-head">
        <h2>Runs</h2>
        <span className="secondary num">{sessions.length}</span>
        {sessions.length > FEW && (
          <button type="button" className="btn ghost" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${sessions.length}`}
          </button>
        )}
      </header>
      <table className="build-runs">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Command</th>
            <th scope="col">Exit</th>
            <th scope="col">Ran</th>
            <th scope="col">Begun</th>
            <th scope="col">
              <span className="hidden-word">Terminal</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? sessions : sessions.slice(0, FEW)).map((one) => (
            <Run key={one.session_id} one={one} shown={one.session_id === shown} show={show} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Run(props: { one: BuildSession; shown: boolean; show: (session: string) => void }) {
  const { one, shown, show } = props
  const now = useNow(1_000)
  const begun = Date.parse(one.created_at)
  return (
    <tr aria-current={shown || undefined}>
      <td>
        <StatusWord status={one.status} />
      </td>
      <td className="build-run-what">
        <code className="one-line">
          {one.command === null ? 'only observed' : one.command.map(quoted).join(' ')}
        </code>
        {one.detail && <span className="quiet">{one.detail}</span>}
      </td>
      <td className="num">{exitOf(one)}</td>
      <td className="num">{clock(workedAt(one, now))}</td>
      <td className="num quiet">
        <Ago at={begun} />
      </td>
      <td>
        {one.command !== null && (
          <button
            type="button"
            className="ib"
            aria-pressed={shown}
            title="Its terminal"
            aria-label={`Terminal of the run of ${new Date(begun).toLocaleString()}`}
            onClick={() => show(one.session_id)}
          >
            <SquareTerminal size={15} strokeWidth={1.8} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  )
}
