import { FolderTree, House } from 'lucide-react'
import { Link } from 'wouter'
import type { Node } from '../api/wire'
import { LiveDot } from '../parts/LiveMark'
import { SightMark } from '../parts/SightMark'
import { hrefOf, usePlace } from '../place/place'
import { ROOT_FRESHNESS } from './freshness'

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
      <section aria-label="Roots">
        <h2>
          Roots <span>{node.roots.length}</span>
        </h2>
        <ul>
          {node.roots.map((root) => (
            <li key={root.path} className="root" title={root.path}>
              <LiveDot freshness={ROOT_FRESHNESS[root.watch]} />
              <span className="one-line">{root.name}</span>
              <span className={root.watch === 'gone' ? 'bad' : 'quiet'}>{root.watch}</span>
            </li>
          ))}
        </ul>
      </section>
      <p className="foot quiet">Sightline {node.version}</p>
    </aside>
  )
}
