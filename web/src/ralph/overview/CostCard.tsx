import type { Cost, Iteration, Loop } from '../../api/wire'
import { Money } from '../../parts/Money'
import { tokens } from '../words'

/** What the loop has cost, each figure with the mark of where it comes from. */
export function CostCard({
  cost,
  loop,
  iterations,
}: {
  cost: Cost | undefined
  loop: Loop
  iterations: readonly Iteration[]
}) {
  const { total, today, projected } = cost ?? loop.cost
  const known = iterations.filter(({ tokens_used }) => tokens_used !== null)
  const used = known.reduce((sum, { tokens_used }) => sum + (tokens_used ?? 0), 0)
  return (
    <section className="pane cost" aria-label="Cost">
      <header className="pane-head">
        <h2>Cost</h2>
        <span className="secondary">today</span>
        <span className="pane-sum big">
          <Money money={today} />
        </span>
      </header>
      <dl className="pairs">
        <dt>In all</dt>
        <dd>
          <Money money={total} />
        </dd>
        <dt>When the plan is done, about</dt>
        <dd>{projected ? <Money money={projected} /> : <span className="quiet">not known yet</span>}</dd>
        {known.length > 0 && (
          <>
            <dt>Tokens of {known.length} iterations</dt>
            <dd>{tokens(used)}</dd>
          </>
        )}
        {cost?.prices.map(({ id, usd_per_1k_tokens, source }) => (
          <Price key={`${id} ${source}`} id={id} usd={usd_per_1k_tokens} source={source} />
        ))}
      </dl>
      <p className="marks-legend quiet">
        <span>
          <i className="provenance reported" aria-hidden /> reported
        </span>
        <span>
          <i className="provenance computed" aria-hidden /> computed
        </span>
        <span>
          <i className="provenance estimated" aria-hidden /> estimated
        </span>
      </p>
    </section>
  )
}

function Price({ id, usd, source }: { id: string; usd: number; source: string }) {
  return (
    <>
      <dt>
        {id} <span className="quiet">from {source}</span>
      </dt>
      <dd>${usd} / k</dd>
    </>
  )
}
