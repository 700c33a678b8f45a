import { useState } from 'react'
import type { Stats } from '../../api/wire'
import { tokens } from '../words'
import { shareOf } from './HealthCard'
import './health.css'

/** As many rows as a glance takes in. */
const SHOWN = 6

/** The word of the contract for tokens of tasks that are in no phase of the plan. */
const UNMAPPED = 'Unmapped'

/** Which phase of the plan took which part of the tokens, the most first. */
export function TokensCard({ phases }: { phases: Stats['tokens_by_phase'] }) {
  const [whole, setWhole] = useState(false)
  const used = phases.filter((one) => one.tokens > 0).sort((a, b) => b.tokens - a.tokens)
  const all = used.reduce((sum, one) => sum + one.tokens, 0)
  // Of what is in no phase at all there is nothing to compare.
  if (!used.some(({ phase }) => phase !== UNMAPPED)) return null
  const most = used[0]?.tokens ?? 1
  const more = used.length - SHOWN
  return (
    <section className="pane tokens" aria-label="Tokens by phase">
      <header className="pane-head">
        <h2>Tokens</h2>
        <span className="secondary">by phase</span>
        <span className="pane-sum">
          <b>{tokens(all)}</b>
        </span>
      </header>
      <ul className="shares">
        {(whole ? used : used.slice(0, SHOWN)).map(({ phase, tokens: some }) => (
          <li key={phase}>
            <span className={phase === UNMAPPED ? 'one-line quiet' : 'one-line'} title={phase}>
              {phase === UNMAPPED ? 'In no phase of the plan' : phase}
            </span>
            <span className="share-bar" aria-hidden>
              <i style={{ width: `${(some / most) * 100}%` }} />
            </span>
            <span className="share" title={`${shareOf(some, all)} of them`}>
              {tokens(some)}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="more-row" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Only the most' : `${more} more`}
        </button>
      )}
    </section>
  )
}
