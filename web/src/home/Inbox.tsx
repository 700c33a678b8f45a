import { useState } from 'react'
import { Link } from 'wouter'
import { Ago } from '../parts/Ago'
import { StatusWord } from '../parts/StatusPill'
import { hrefOf } from '../place/place'
import { countOf, type Item, KINDS, type Kind, STATUS_OF } from './attention'
import { PAGES } from './lens'
import './inbox.css'

const WORD: Record<Kind, string> = {
  waiting: 'Waiting',
  failed: 'Failed',
  stuck: 'Stuck',
  finished: 'Finished',
}

/** On a phone no more than these stand above the projects, until somebody asks for all. */
const FEW = 3

/** What wants attention, the most urgent first. */
export function Inbox({ items }: { items: readonly Item[] }) {
  const [kind, setKind] = useState<Kind | null>(null)
  const [all, setAll] = useState(false)
  if (items.length === 0) return null
  const kinds = KINDS.filter((one) => countOf(items, one) > 0)
  const chosen = kind !== null && kinds.includes(kind) ? kind : null
  const shown = items.filter((item) => chosen === null || item.kind === chosen)
  return (
    <section className="card inbox" aria-label="Attention" data-all={all || undefined}>
      <header>
        <h2>Attention</h2>
        {kinds.length > 1 && (
          <div className="seg">
            <Choice word="All" count={items.length} on={chosen === null} onChoose={() => setKind(null)} />
            {kinds.map((one) => (
              <Choice
                key={one}
                word={WORD[one]}
                count={countOf(items, one)}
                on={chosen === one}
                onChoose={() => setKind(one)}
              />
            ))}
          </div>
        )}
      </header>
      <ul>
        {shown.map((item) => (
          <Row key={item.project.id} item={item} />
        ))}
      </ul>
      {shown.length > FEW && (
        <button type="button" className="inbox-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${shown.length - FEW} more`}
        </button>
      )}
    </section>
  )
}

function Choice(props: { word: string; count: number; on: boolean; onChoose(): void }) {
  return (
    <button type="button" aria-pressed={props.on} onClick={props.onChoose}>
      {props.word} <span className="quiet">{props.count}</span>
    </button>
  )
}

function Row({ item: { kind, text, since, project } }: { item: Item }) {
  const { id, name, summary } = project
  const iteration = summary?.iteration
  const pages = PAGES[summary?.lens ?? '']
  return (
    <li>
      <Link href={hrefOf({ page: 'project', id, tab: pages?.first ?? 'overview' })} className="inbox-row">
        <StatusWord status={STATUS_OF[kind]} word={WORD[kind]} />
        <b className="one-line">{name}</b>
        <span className="inbox-text" title={text}>
          {text}
          {iteration !== null && iteration !== undefined && (
            <span className="quiet">iteration {iteration}</span>
          )}
        </span>
        <span className="quiet inbox-age">{since !== null && <Ago at={Date.parse(since)} />}</span>
      </Link>
      <Link
        className="btn ghost"
        href={hrefOf({ page: 'project', id, tab: pages?.output ?? 'log' })}
        aria-label={`Log of ${name}`}
      >
        Log
      </Link>
    </li>
  )
}
