import { Repeat } from 'lucide-react'
import { useMemo, useState } from 'react'
import { listIterations } from '../../api/loopCalls'
import type { Iteration } from '../../api/wire'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Empty } from '../../parts/Empty'
import { Trouble } from '../../parts/Trouble'
import type { TabProps } from '../ProjectPage'
import { ITERATIONS, LOOP, PAGE } from '../snapshot/sources'
import { useTitles } from '../titles'
import { IterationDetail } from './IterationDetail'
import { IterationRows } from './IterationRows'
import { IterationsCard } from './IterationsCard'
import { chosen, type Order, pressed, sorted, type Which } from './sorting'

const CHOICES: readonly [Which, string][] = [
  ['all', 'All'],
  ['productive', 'Done'],
  ['failed', 'Failed'],
  ['no_commit', 'No commit'],
]

/** Every iteration: the chart, the table, and one in detail. */
export default function IterationsPage({ project, place }: TabProps) {
  const { value, trouble } = useSnapshot(ITERATIONS, project)
  const current = useSnapshot(LOOP, project).value?.current?.task ?? null
  const titles = useTitles(project)
  const [older, setOlder] = useState<readonly Iteration[]>([])
  const [order, setOrder] = useState<Order>({ by: 'number', down: true })
  const [which, setWhich] = useState<Which>('all')
  const [words, setWords] = useState('')
  const all = useMemo(() => joined(value?.iterations ?? [], older), [value, older])
  const shown = useMemo(
    () => sorted(chosen(all, which, words, titles), order),
    [all, which, words, titles, order],
  )
  const again = () => void heldOf(ITERATIONS, project).now()
  if (place.iteration !== undefined) {
    return <IterationDetail project={project} number={place.iteration} newest={all[0]?.number} />
  }
  if (!value) {
    return (
      <div className="loop-page">
        <Trouble of={trouble} again={again} what="The iterations" />
      </div>
    )
  }
  if (value.total === 0) {
    return (
      <Empty icon={Repeat} title="No iteration yet">
        <p>Start the loop: each iteration shows here while it runs, with its log, its commit and its cost.</p>
      </Empty>
    )
  }
  const load = async () => {
    const reply = await listIterations(project.id, PAGE, all.length)
    if (reply.ok) setOlder((known) => [...known, ...reply.value.iterations])
  }
  return (
    <div className="loop-page">
      <Trouble of={trouble} again={again} what="The iterations" />
      <IterationsCard project={project} iterations={all} total={value.total} shown={240} />
      <section className="pane" aria-label="All iterations">
        <header className="pane-head filters">
          <fieldset className="seg" aria-label="Which iterations">
            {CHOICES.map(([choice, name]) => (
              <button
                key={choice}
                type="button"
                aria-pressed={which === choice}
                onClick={() => setWhich(choice)}
              >
                {name} <span className="quiet">{chosen(all, choice, '', titles).length}</span>
              </button>
            ))}
          </fieldset>
          <input
            className="field"
            type="search"
            aria-label="Find an iteration"
            placeholder="Task, commit, error"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </header>
        <div className="scroller">
          <IterationRows
            project={project}
            iterations={shown}
            current={current}
            order={order}
            onOrder={(by) => setOrder(pressed(order, by))}
          />
        </div>
        {shown.length === 0 && <p className="pane-none quiet">None of them is such a one.</p>}
        {all.length < value.total && (
          <button type="button" className="more-row" onClick={() => void load()}>
            Load older ones, {value.total - all.length} more
          </button>
        )}
      </section>
    </div>
  )
}

/** Pages that were loaded at different moments may overlap: the newer word counts. */
function joined(newest: readonly Iteration[], older: readonly Iteration[]): readonly Iteration[] {
  const known = new Set(newest.map(({ number }) => number))
  return [...newest, ...older.filter(({ number }) => !known.has(number))]
}
