import type { Loop } from '../../api/wire'
import { When } from './Spoken'

/** The files of a relative of Ralph, and what of them is told (`Relative` of the node). */
const ROWS = [
  ['status', 'Status'],
  ['loop', 'Loop'],
  ['last_action', 'Last action'],
  ['circuit', 'Circuit breaker'],
  ['exit_reason', 'Ended because'],
] as const

const said = (value: unknown): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value.replaceAll('_', ' ') : ''

/** What a relative of Ralph says of itself in its own files; nothing where there are none. */
export function RelativeCard({ relative }: { relative: Loop['relative'] }) {
  if (!relative) return null
  const rows = ROWS.map(([key, name]) => ({ key, name, words: said(relative[key]) })).filter(
    ({ words }) => words !== '',
  )
  if (rows.length === 0) return null
  return (
    <section className="pane relative" aria-label="In its own words">
      <header className="pane-head">
        <h2>In its own words</h2>
        <span className="secondary one-line">.ralph/status.json</span>
        {typeof relative.at === 'string' && (
          <span className="pane-sum">
            <When stamp={relative.at} />
          </span>
        )}
      </header>
      <dl className="pairs">
        {rows.map(({ key, name, words }) =>
          key === 'circuit' ? (
            <Row key={key} name={name} words={words.toLowerCase()} alarm={words !== 'CLOSED'} />
          ) : (
            <Row key={key} name={name} words={words} />
          ),
        )}
      </dl>
    </section>
  )
}

function Row({ name, words, alarm = false }: { name: string; words: string; alarm?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={alarm ? 'warn' : undefined}>{words}</dd>
    </>
  )
}
