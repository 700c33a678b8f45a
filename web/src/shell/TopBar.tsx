import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import type { Node, Project } from '../api/wire'
import { useLine } from '../live/connection'
import { connectionOf } from '../live/freshness'
import { useProjects } from '../live/projects'
import { baseName, namesBeneath, rootOf } from '../node/paths'
import { LiveMark } from '../parts/LiveMark'
import { type Place, usePlace } from '../place/place'
import { ThemeButton } from './ThemeButton'
import { UserMenu } from './UserMenu'

/** Where we are, from the node down to the file. */
function crumbsOf(place: Place, node: Node, projects: readonly Project[]): string[] {
  if (place.page === 'project') {
    const name = projects.find(({ id }) => id === place.id)?.name ?? place.id
    const tab = place.tab === 'overview' ? [] : [capital(place.tab)]
    return [node.host, name, ...tab]
  }
  if (place.page === 'hermes') {
    const tab = place.tab === 'overview' ? [] : [capital(place.tab)]
    return [node.host, "Agent's home", ...tab]
  }
  if (place.page === 'files' && place.at === undefined) return [node.host, 'Files']
  if (place.page === 'files') return [node.host, 'Files', baseName(place.at ?? '')]
  if (place.page !== 'file') return [node.host, 'Home']
  const root = rootOf(node.roots, place.path)
  if (!root) return [place.path]
  return [node.host, root.name, ...namesBeneath(root, place.path)]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export function TopBar({ node }: { node: Node }) {
  const place = usePlace()
  const crumbs = crumbsOf(
    place,
    node,
    useProjects(({ projects }) => projects),
  )
  return (
    <header className="top">
      <nav className="crumbs" aria-label="Place" title={place.page === 'file' ? place.path : undefined}>
        {crumbs.map((name, depth) => (
          <Fragment key={crumbs.slice(0, depth + 1).join('/')}>
            {depth > 0 && <ChevronRight size={14} aria-hidden />}
            {depth === crumbs.length - 1 ? <b className="one-line">{name}</b> : <span>{name}</span>}
          </Fragment>
        ))}
      </nav>
      <ConnectionBadge />
      <ThemeButton />
      <UserMenu node={node} />
    </header>
  )
}

/** Polite, so that a reader hears of an outage and of its end, and not of each attempt. */
function ConnectionBadge() {
  const { freshness, word, why } = connectionOf(useLine(({ state }) => state))
  return (
    <span className="badge" role="status" title={why}>
      <LiveMark freshness={freshness} word={word} />
    </span>
  )
}
