import { Link } from 'wouter'
import type { Project } from '../api/wire'
import { useActivities } from '../live/activities'
import type { Change } from '../live/activity'
import { useLine } from '../live/connection'
import { WATCH, watchOf } from '../live/freshness'
import { Ago } from '../parts/Ago'
import { LiveMark } from '../parts/LiveMark'
import { hrefOf } from '../place/place'
import { LoopCard } from './LoopCard'
import { LENS } from './lens'
import { RemoveProject } from './RemoveProject'
import { Sparkline } from './Sparkline'

const ORIGIN: Record<Project['origin'], string> = {
  command_line: 'from the command line',
  discovered: 'discovered',
  added: 'added',
}

/** One project; of one that a lens reads, what that says. */
export function ProjectCard({ project, admin }: { project: Project; admin: boolean }) {
  const { summary } = project
  return summary ? (
    <LoopCard project={project} summary={summary} admin={admin} />
  ) : (
    <PlainCard project={project} admin={admin} />
  )
}

/** What a directory is, how fresh it is, and what happened in it last. */
function PlainCard({ project, admin }: { project: Project; admin: boolean }) {
  const { id, name, path, status, lenses, watch, origin } = project
  const activity = useActivities((all) => all[id])
  const { freshness, word, why } = watchOf(
    watch,
    useLine(({ state }) => state),
  )
  const said = status !== 'watching' && status !== 'gone' ? status : null
  return (
    <li className="card project" data-project={id}>
      <div className="row">
        <h2 className="one-line">{name}</h2>
        {lenses.map((lens) => (
          <span key={lens} className="pill lens">
            {LENS[lens]}
          </span>
        ))}
        {said && <span className="quiet">{said}</span>}
        <span className="gap" />
        <span className={`pill ${freshness}`} title={why}>
          <LiveMark freshness={freshness} word={word} />
        </span>
      </div>
      <code className="one-line path" title={path}>
        {path}
      </code>
      <Sparkline activity={activity} />
      <p className="last">
        {activity ? <Last change={activity.last} project={project} /> : <NoChange watch={watch} />}
      </p>
      <div className="row acts">
        <span className="quiet">{ORIGIN[origin]}</span>
        <span className="gap" />
        {admin && <RemoveProject project={project} />}
        <Link className="btn" href={hrefOf({ page: 'files', at: path })}>
          Browse files
        </Link>
      </div>
    </li>
  )
}

function Last({ change, project }: { change: Change; project: Project }) {
  const gone = change.kind === 'deleted'
  const place = `${project.path === '/' ? '' : project.path}/${change.path}`
  return (
    <>
      <span className="quiet">{gone ? 'Last deleted:' : 'Last change:'}</span>{' '}
      {gone ? (
        <span className="one-line">{change.path}</span>
      ) : (
        <Link className="one-line" href={hrefOf({ page: 'file', path: place })} title={place}>
          {change.path}
        </Link>
      )}{' '}
      <span className="quiet">
        <Ago at={change.at} />
      </span>
    </>
  )
}

function NoChange({ watch }: { watch: Project['watch'] }) {
  return (
    <span className="quiet none">
      {watch === 'gone' ? WATCH.gone.why : 'No change since this page was opened'}
    </span>
  )
}
