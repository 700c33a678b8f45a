import { FolderTree, House } from 'lucide-react'
import { Link } from 'wouter'
import type { Node, Project } from '../api/wire'
import { useLine } from '../live/connection'
import { watchOf } from '../live/freshness'
import { useProjects } from '../live/projects'
import { LiveDot } from '../parts/LiveMark'
import { SightMark } from '../parts/SightMark'
import { hrefOf, usePlace } from '../place/place'

/** The pages that exist, in the order of the navigation; the dock of the phone shows the same. */
export const PAGES = [
  { page: 'home', name: 'Home', icon: House },
  { page: 'files', name: 'Files', icon: FolderTree },
] as const

/** An open file belongs to the files. */
export function useCurrentPage(): 'home' | 'files' {
  const { page } = usePlace()
  return page === 'home' || page === 'start' ? 'home' : 'files'
}

export function Sidebar({ node }: { node: Node }) {
  const current = useCurrentPage()
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
        {PAGES.map(({ page, name, icon: Icon }) => (
          <Link
            key={page}
            href={hrefOf({ page })}
            className="nav"
            aria-current={current === page ? 'page' : undefined}
          >
            <Icon size={16} strokeWidth={1.6} aria-hidden />
            {name}
          </Link>
        ))}
      </nav>
      <Watched title="Projects" all={projects} />
      <Watched title="Roots" all={roots} />
      <p className="foot quiet">Sightline {node.version}</p>
    </aside>
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
