import { BrainCircuit, FolderTree, House, type LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import type { Node, Project } from '../api/wire'
import { useAgentHome } from '../live/agentHome'
import { useLine } from '../live/connection'
import { watchOf } from '../live/freshness'
import { useProjects } from '../live/projects'
import { LiveDot } from '../parts/LiveMark'
import { SightMark } from '../parts/SightMark'
import { StatusGlyph } from '../parts/StatusPill'
import { useNow } from '../parts/useNow'
import { hrefOf, type Place, usePlace } from '../place/place'
import { loopWord } from './loopWord'

type PageName = 'home' | 'hermes' | 'files'

interface PageLink {
  page: PageName
  name: string
  /** Where there is less room. */
  short: string
  icon: LucideIcon
  to: Place
}

const HOME: PageLink = { page: 'home', name: 'Home', short: 'Home', icon: House, to: { page: 'home' } }
const FILES: PageLink = {
  page: 'files',
  name: 'Files',
  short: 'Files',
  icon: FolderTree,
  to: { page: 'files' },
}
const AGENT: PageLink = {
  page: 'hermes',
  name: "Agent's home",
  short: 'Agent',
  icon: BrainCircuit,
  to: { page: 'hermes', tab: 'overview' },
}

/** The pages that exist, in the order of the navigation; the dock of the phone shows the same. */
export function usePages(): readonly PageLink[] {
  return useAgentHome() === undefined ? [HOME, FILES] : [HOME, AGENT, FILES]
}

/** An open file belongs to the files; a project is none of the pages. */
export function useCurrentPage(): PageName | null {
  const { page } = usePlace()
  if (page === 'project') return null
  if (page === 'hermes') return page
  return page === 'home' || page === 'start' ? 'home' : 'files'
}

export function Sidebar({ node }: { node: Node }) {
  const current = useCurrentPage()
  const pages = usePages()
  const projects = useProjects((store) => store.projects)
  // A root that is a project is told as that.
  const roots = node.roots.filter(({ path }) => !projects.some((project) => project.path === path))
  return (
    <aside className="side">
      <Link href={hrefOf({ page: 'home' })} className="brand">
        <SightMark />
        <b>Sightline</b>
        <span className="quiet one-line" title={`This node runs on ${node.host}`}>
          {node.host}
        </span>
      </Link>
      <nav aria-label="Pages">
        {pages.map(({ page, name, icon: Icon, to }) => (
          <Link
            key={page}
            href={hrefOf(to)}
            className="nav"
            aria-current={current === page ? 'page' : undefined}
          >
            <Icon size={16} strokeWidth={1.6} aria-hidden />
            {name}
          </Link>
        ))}
      </nav>
      <Known title="Loops" tab="overview" all={projects.filter(hasLoop)} />
      <Known title="Builds" tab="build" all={projects.filter(hasBuild)} />
      <Watched title="Projects" all={projects.filter((project) => !hasLoop(project) && !hasBuild(project))} />
      <Watched title="Roots" all={roots} />
      <p className="foot quiet">Sightline {node.version}</p>
    </aside>
  )
}

const hasLoop = ({ lenses, watch }: Project) => lenses.includes('ralph') && watch !== 'gone'

/** A build without a loop: one that has both is a loop with a page more. */
const hasBuild = (project: Project) =>
  project.lenses.includes('buildrunner') && project.watch !== 'gone' && !hasLoop(project)

/** The projects that a lens knows, each a way to its page. */
function Known({ title, tab, all }: { title: string; tab: string; all: readonly Project[] }) {
  const place = usePlace()
  const here = place.page === 'project' ? place.id : null
  const now = useNow(5_000)
  if (all.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>
        {title} <span>{all.length}</span>
      </h2>
      <ul>
        {all.map((project) => {
          const { id, name, path, status } = project
          return (
            <li key={id}>
              <Link
                className="nav loop-link"
                href={hrefOf({ page: 'project', id, tab })}
                title={path}
                aria-current={id === here ? 'page' : undefined}
              >
                <StatusGlyph status={status} />
                <span className="one-line">{name}</span>
                <span className="quiet">{loopWord(project, now)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A list of directories with the state of their watching, each a way to its files. */
function Watched({
  title,
  all,
}: {
  title: string
  all: readonly Pick<Project, 'path' | 'name' | 'watch'>[]
}) {
  const line = useLine(({ state }) => state)
  if (all.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>
        {title} <span>{all.length}</span>
      </h2>
      <ul>
        {all.map(({ path, name, watch }) => {
          const { freshness, word } = watchOf(watch, line)
          return (
            <li key={path}>
              <Link className="root" href={hrefOf({ page: 'files', at: path })} title={path}>
                <LiveDot freshness={freshness} />
                <span className="one-line">{name}</span>
                <span className={freshness === 'gone' ? 'bad' : 'quiet'}>{word.toLowerCase()}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
