import { memo } from 'react'
import { Link } from 'wouter'
import type { Project, ProjectSummary } from '../api/wire'
import { useLine } from '../live/connection'
import { watchOf } from '../live/freshness'
import { Bars } from '../parts/Bars'
import { Evidence } from '../parts/Evidence'
import { grouped } from '../parts/figures'
import { LiveMark } from '../parts/LiveMark'
import { Money } from '../parts/Money'
import { StatusPill } from '../parts/StatusPill'
import { hrefOf } from '../place/place'
import { LENS, PAGES } from './lens'
import { RemoveProject } from './RemoveProject'
import './loop-card.css'

/** Characters of one reason; more are cut, and stand in its title. */
const CLUE = 90

/** A project of which a lens has something to say: its status with the evidence, how far it is, its last output. */
export const LoopCard = memo(function LoopCard({
  project,
  summary,
  admin,
}: {
  project: Project
  summary: ProjectSummary
  admin: boolean
}) {
  const { id, name, path, status, watch } = project
  const { evidence, bars, last_line: last, cost, iteration, max_iterations: most } = summary
  const watched = watchOf(
    watch,
    useLine(({ state }) => state),
  )
  return (
    <li className="card project loop-card" data-project={id}>
      <div className="row">
        <h2 className="one-line" title={path}>
          <Link href={hrefOf({ page: 'project', id, tab: PAGES[summary.lens]?.first ?? 'overview' })}>
            {name}
          </Link>
        </h2>
        <span className="quiet">{LENS[summary.lens]}</span>
        <span className="gap" />
        <StatusPill status={status} />
      </div>
      <Evidence clues={evidence} most={CLUE} />
      {bars.length > 0 && <Bars bars={bars} />}
      {summary.progress && <Progress status={status} {...summary.progress} />}
      {last !== null && (
        <Link
          className="last-line one-line"
          href={hrefOf({ page: 'project', id, tab: PAGES[summary.lens]?.output ?? 'overview' })}
          title={last}
        >
          {last}
        </Link>
      )}
      <div className="row acts loop-foot">
        {cost && <Money money={cost} />}
        {iteration !== null && iteration !== undefined && (
          <span className="one-line">
            iteration {grouped(iteration)}
            {most ? ` of ${grouped(most)}` : ''}
          </span>
        )}
        <span className="gap" />
        {watch !== 'live' || watched.freshness !== 'live' ? (
          <span title={watched.why}>
            <LiveMark freshness={watched.freshness} word={watched.word} />
          </span>
        ) : null}
        {admin && <RemoveProject project={project} />}
        <Link className="btn" href={hrefOf({ page: 'files', at: path })}>
          Files
        </Link>
      </div>
    </li>
  )
})

const TONE: Record<string, string> = {
  running: 'run',
  in_progress: 'run',
  complete: 'ok',
  completed: 'ok',
  error: 'bad',
  failed: 'bad',
  stuck: 'stuck',
}

function Progress(props: { status: string; done: number; total: number; unit: string }) {
  const { status, done, total, unit } = props
  const words = `${grouped(done)} / ${grouped(total)} ${unit}`
  return (
    <div className="row progress">
      <span
        className={`track ${TONE[status] ?? ''}`}
        role="progressbar"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-label={words}
      >
        <i className="track-done" style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </span>
      <span>{words}</span>
    </div>
  )
}
