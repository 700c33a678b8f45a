import { FolderPlus } from 'lucide-react'
import { Link } from 'wouter'
import type { Node, Project, ProjectSummary } from '../api/wire'
import { type OpenFile, useDesk } from '../desk/desk'
import { useProjects } from '../live/projects'
import { baseName, parentOf } from '../node/paths'
import { BAR_WORDS } from '../parts/Bars'
import { counted } from '../parts/figures'
import { hrefOf } from '../place/place'
import { AddProject } from './AddProject'
import { headlineOf, itemsOf } from './attention'
import { Inbox } from './Inbox'
import { ProjectCard } from './ProjectCard'
import { RootCard } from './RootCard'
import './home.css'

/** The projects of this node, live, and what lies open. */
export function HomePage({ node }: { node: Node }) {
  const files = useDesk((desk) => desk.files)
  const { projects, loaded, trouble } = useProjects()
  const roots = node.roots.filter(({ path }) => !projects.some((project) => project.path === path))
  const toOpen = files.length === 0 && node.open ? node.open : null
  const admin = node.role === 'admin'
  const items = itemsOf(projects)
  const told = projects.filter(({ summary }) => summary)
  const headline = headlineOf(items)
  return (
    <div className="home">
      <div className="home-head">
        <h1>{headline ?? `${counted(projects.length, 'project')} on ${node.host}`}</h1>
        {told.length > 0 && (
          <p className="quiet sums">
            <Working lens="ralph" one="loop" many="loops" of={told} />
            <Working lens="buildrunner" one="build" many="builds" of={told} />
            {headline !== undefined && (
              <span>
                <b>{projects.length}</b> {projects.length === 1 ? 'project' : 'projects'}
              </span>
            )}
          </p>
        )}
        {toOpen && (
          <Link className="btn primary" href={hrefOf({ page: 'file', path: toOpen })}>
            Open {baseName(toOpen)}
          </Link>
        )}
        {admin && <AddProject />}
      </div>
      {trouble && (
        <p className="bad" role="alert">
          The list of projects may be old. {trouble}
        </p>
      )}
      {loaded && projects.length === 0 && <NoProjects admin={admin} siblings={roots.length > 0} />}
      <Inbox items={items} />
      <ul className="cards">
        {projects.map((project) => (
          <ProjectCard key={project.id} project={project} admin={admin} />
        ))}
        {loaded && roots.map((root) => <RootCard key={root.path} root={root} />)}
      </ul>
      {told.some(({ summary }) => summary && summary.bars.length > 0) && <Legend />}
      {told.length < projects.length && (
        <p className="quiet legend">
          {told.length > 0 && 'Of the others: '}changed files in each of the last 30 minutes, as heard since
          this page was opened.
        </p>
      )}
      {files.length > 0 && (
        <>
          <h2>Open files</h2>
          <ul className="card open-files">
            {files.map((file) => (
              <OpenRow key={file.path} file={file} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** How many of a kind are at work; nothing where there is none of that kind. */
function Working(props: { lens: ProjectSummary['lens']; one: string; many: string; of: readonly Project[] }) {
  const { lens, one, many, of } = props
  const all = of.filter(({ summary }) => summary?.lens === lens)
  if (all.length === 0) return null
  const running = all.filter(({ status }) => status === 'running').length
  return (
    <span>
      <b>{running}</b> {running === 1 ? one : many} running
    </span>
  )
}

/** What the colours of the bars say. */
function Legend() {
  return (
    <p className="quiet legend keys">
      Bars: the last iterations, by duration
      {BAR_WORDS.map(([kind, word]) => (
        <span key={kind}>
          <i className={`key ${kind}`} aria-hidden />
          {word}
        </span>
      ))}
    </p>
  )
}

/** What to do where there is nothing to see yet. */
function NoProjects({ admin, siblings }: { admin: boolean; siblings: boolean }) {
  return (
    <div className="card nothing">
      <FolderPlus size={28} strokeWidth={1.4} aria-hidden />
      <b>No project yet</b>
      <p>
        {siblings
          ? 'Sightline was started with a file; a directory would be a project, with every change in it live.'
          : 'A project is a directory in which every change is live.'}
      </p>
      <p>
        {admin
          ? 'Add one above, or start Sightline with it: '
          : 'Ask an admin to add one, or start Sightline with it: '}
        <code>sightline DIRECTORY</code>
      </p>
    </div>
  )
}

function OpenRow({ file }: { file: OpenFile }) {
  return (
    <li>
      <Link href={hrefOf({ page: 'file', path: file.path })} title={file.path}>
        <b className="one-line">{baseName(file.path)}</b>
        <span className="quiet one-line">{parentOf(file.path)}</span>
        {file.trouble && <span className={TONES[file.trouble]}>{file.trouble}</span>}
        {file.unsaved && <span className="accent">unsaved</span>}
      </Link>
    </li>
  )
}

const TONES: Record<NonNullable<OpenFile['trouble']>, string> = {
  changed: 'quiet',
  conflict: 'warn',
  deleted: 'bad',
  missing: 'bad',
  unreadable: 'bad',
}
