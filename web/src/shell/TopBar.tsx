import { ChevronRight, Moon, Sun } from 'lucide-react'
import { Fragment } from 'react'
import type { Node } from '../api/wire'
import { useDesk } from '../desk/desk'
import { namesBeneath, rootOf } from '../node/paths'
import { LiveMark } from '../parts/LiveMark'
import { type Place, usePlace } from '../place/place'
import { toggleTheme, useTheme } from '../theme/theme'
import { connectionOf } from './freshness'

/** Where we are, from the node down to the file. */
function crumbsOf(place: Place, node: Node): string[] {
  if (place.page === 'files') return [node.host, 'Files']
  if (place.page !== 'file') return [node.host, 'Home']
  const root = rootOf(node.roots, place.path)
  if (!root) return [place.path]
  return [node.host, root.name, ...namesBeneath(root, place.path)]
}

export function TopBar({ node, reachable }: { node: Node; reachable: boolean }) {
  const place = usePlace()
  const line = useDesk((desk) => desk.line)
  const crumbs = crumbsOf(place, node)
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
      <span className="badge">
        <LiveMark {...connectionOf(line, reachable)} />
      </span>
      <ThemeToggle />
    </header>
  )
}

function ThemeToggle() {
  const theme = useTheme((store) => store.theme)
  const Icon = theme === 'dark' ? Sun : Moon
  const name = `Use the ${theme === 'dark' ? 'light' : 'dark'} theme`
  return (
    <button type="button" className="ib" aria-label={name} title={name} onClick={toggleTheme}>
      <Icon size={16} strokeWidth={1.6} aria-hidden />
    </button>
  )
}
