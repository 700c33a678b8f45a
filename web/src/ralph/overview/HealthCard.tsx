import type { Stats } from '../../api/wire'
import { lasting } from '../../parts/Bars'
import { grouped } from '../../parts/figures'
import { tokens } from '../words'
import './health.css'

/** As `health` is told (compat.md section 1): a task done, none done, an error. */
const KINDS = [
  ['productive', 'did a task'],
  ['partial', 'did none'],
  ['failed', 'failed'],
] as const

/** How the iterations went in all, and what one takes on the average. */
export function HealthCard({ stats }: { stats: Stats }) {
  const { health_breakdown: health, total_duration_seconds: seconds } = stats
  const all = KINDS.reduce((sum, [kind]) => sum + health[kind], 0)
  if (all === 0) return null
  const shown = KINDS.filter(([kind]) => health[kind] > 0)
  return (
    <section className="pane health" aria-label="Health">
      <header className="pane-head">
        <h2>Health</h2>
        <span className="secondary one-line">how iterations ended</span>
        <span className="pane-sum">
          <b>{grouped(all)}</b> {all === 1 ? 'iteration' : 'iterations'}
        </span>
      </header>
      <div className="health-bar" aria-hidden>
        {shown.map(([kind]) => (
          <i key={kind} className={kind} style={{ flexGrow: health[kind] }} />
        ))}
      </div>
      <ul className="health-words">
        {shown.map(([kind, words]) => (
          <li key={kind}>
            <i className={`swatch ${kind}`} aria-hidden />
            <b>{grouped(health[kind])}</b> {words}
            <span className="quiet"> {shareOf(health[kind], all)}</span>
          </li>
        ))}
      </ul>
      {seconds > 0 && (
        <p className="pace quiet">
          {lasting(seconds)} of work
          {stats.avg_iteration_duration_seconds > 0 &&
            `, ${lasting(stats.avg_iteration_duration_seconds)} an iteration`}
          {stats.avg_tokens_per_iteration > 0 && `, ${tokens(stats.avg_tokens_per_iteration)} tokens each`}
        </p>
      )}
    </section>
  )
}

/** Never "0 %" of what there is, nor "100 %" of what is not all. */
export function shareOf(part: number, all: number): string {
  const percent = (part / all) * 100
  if (part > 0 && percent < 1) return '< 1 %'
  if (part < all && percent > 99) return '> 99 %'
  return `${Math.round(percent)} %`
}
