import { ArrowDown, ArrowUp } from 'lucide-react'
import { Link } from 'wouter'
import type { Iteration, Project } from '../../api/wire'
import { Money } from '../../parts/Money'
import { StatusWord } from '../../parts/StatusPill'
import { useNow } from '../../parts/useNow'
import { Deeds } from '../Deeds'
import { type Titles, useTitles } from '../titles'
import { clock, resultOf, tokens } from '../words'
import { secondsOf } from './bars'
import { iterationHref } from './IterationsCard'
import type { Column, Order } from './sorting'
import './table.css'

interface Props {
  project: Project
  iterations: readonly Iteration[]
  /** What the one that runs works on. */
  current: string | null
  order?: Order
  onOrder?: (by: Column) => void
}

const COLUMNS: readonly { by: Column | null; name: string; end?: boolean }[] = [
  { by: 'number', name: '#' },
  { by: 'result', name: 'Result' },
  { by: null, name: 'Task' },
  { by: 'duration', name: 'Duration', end: true },
  { by: 'tokens', name: 'Tokens', end: true },
  { by: 'cost', name: 'Cost', end: true },
  { by: null, name: 'Commit' },
]

/** Iterations, a row each. */
export function IterationRows({ project, iterations, current, order, onOrder }: Props) {
  const now = useNow(1_000)
  const titles = useTitles(project)
  return (
    <table className="rows">
      <thead>
        <tr>
          {COLUMNS.map(({ by, name, end }) => (
            <th
              key={name}
              className={end ? 'end' : undefined}
              aria-sort={order && by === order.by ? (order.down ? 'descending' : 'ascending') : undefined}
            >
              {by !== null && onOrder ? (
                <button type="button" onClick={() => onOrder(by)}>
                  {name}
                  {order?.by === by &&
                    (order.down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
                </button>
              ) : (
                name
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {iterations.map((one) => (
          <Row key={one.number} project={project} one={one} current={current} titles={titles} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  project,
  one,
  current,
  titles,
  now,
}: {
  project: Project
  one: Iteration
  current: string | null
  titles: Titles
  now: number
}) {
  const { number, duration_seconds, running, tokens_used, cost, commit } = one
  const seconds = secondsOf(one, now)
  return (
    <tr>
      <td>
        <Link className="row-link" href={iterationHref(project, number)}>
          {number}
        </Link>
      </td>
      <td>
        <StatusWord {...resultOf(one)} />
      </td>
      <td className="wide">
        {running && current !== null ? (
          <span className="one-line">{current}</span>
        ) : (
          <Deeds of={one} titles={titles} />
        )}
      </td>
      <td className="end">{duration_seconds === null && !running ? '–' : clock(seconds)}</td>
      <td className="end">{tokens_used === null ? '–' : tokens(tokens_used)}</td>
      <td className="end">{cost ? <Money money={cost} /> : '–'}</td>
      <td>
        {commit === null ? (
          <span className="quiet">{running ? 'pending' : 'none'}</span>
        ) : (
          <code>{commit.slice(0, 7)}</code>
        )}
      </td>
    </tr>
  )
}
