import type { Iteration, Project } from '../../api/wire'
import { BAR_WORDS } from '../../parts/Bars'
import { hrefOf, useGo } from '../../place/place'
import { useTitles } from '../titles'
import { Chart } from './Chart'

/** As many bars as can still be told apart. */
const SHOWN = 80

/** The chart with its name and the words of its colours. */
export function IterationsCard({
  project,
  iterations,
  total,
  shown = SHOWN,
}: {
  project: Project
  /** The newest first. */
  iterations: readonly Iteration[]
  total: number
  shown?: number
}) {
  const go = useGo()
  const titles = useTitles(project)
  const bars = iterations.slice(0, shown).reverse()
  return (
    <section className="pane" aria-label="Chart of the iterations">
      <header className="pane-head">
        <h2>Iterations</h2>
        <span className="secondary">{total > bars.length ? `last ${bars.length} of ${total}` : total}</span>
        <span className="gap" />
        <span className="bar-legend quiet">
          {BAR_WORDS.map(([kind, word]) => (
            <span key={kind}>
              <i className={`bar ${kind}`} aria-hidden /> {word}
            </span>
          ))}
        </span>
      </header>
      {bars.length === 0 ? (
        <p className="pane-none quiet">
          None yet. Each one shows here as soon as the loop has begun it: how long it took, its tokens, how it
          went.
        </p>
      ) : (
        <Chart
          iterations={bars}
          titles={titles}
          onOpen={(iteration) => go({ page: 'project', id: project.id, tab: 'iterations', iteration })}
        />
      )}
    </section>
  )
}

export const iterationHref = (project: Project, iteration: number): string =>
  hrefOf({ page: 'project', id: project.id, tab: 'iterations', iteration })
