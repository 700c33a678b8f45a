import { Hammer, PlugZap, RefreshCw, Terminal } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Node } from '../api/wire'
import { anyUnsaved } from '../desk/desk'
import { useLine, wake } from '../live/connection'
import { useProjects } from '../live/projects'
import { Banner } from '../parts/Banner'
import { hrefOf, usePlace } from '../place/place'
import { Sidebar, useCurrentPage, usePages } from './Sidebar'
import { TopBar } from './TopBar'
import './shell.css'

/** What stands around every page. */
export function Shell({ node, children }: { node: Node; children: ReactNode }) {
  return (
    <div className="app">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <Sidebar node={node} />
      <div className="screen">
        <TopBar node={node} />
        <Outage />
        <main id="page" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Dock />
    </div>
  )
}

/** Said only of an outage that lasts: most are over before anybody could read it. */
function Outage() {
  const line = useLine(({ state }) => state)
  if (line.kind !== 'waiting' || !line.long) return null
  return (
    <Banner
      tone="plain"
      icon={PlugZap}
      title="Connection lost, reconnecting…"
      acts={
        <button type="button" className="btn" onClick={wake}>
          Try now
        </button>
      }
    >
      {line.reason ?? (anyUnsaved() ? 'Your edits are safe in this tab.' : 'What you see may be old.')}
    </Banner>
  )
}

/** The navigation of the phone; in a project what its lens shows is one touch away, too. */
function Dock() {
  const current = useCurrentPage()
  const pages = usePages()
  const place = usePlace()
  const id = place.page === 'project' ? place.id : null
  const lenses = useProjects(({ projects }) => projects.find((one) => one.id === id)?.lenses)
  const builds = lenses?.includes('buildrunner') === true && !lenses.includes('ralph')
  return (
    <nav className="dock" aria-label="Pages">
      {pages.map(({ page, short, icon: Icon, to }) => (
        <Fragment key={page}>
          <Link href={hrefOf(to)} aria-current={current === page ? 'page' : undefined}>
            <Icon size={20} strokeWidth={1.6} aria-hidden />
            {short}
          </Link>
          {page === 'home' &&
            id !== null &&
            (builds ? BUILD_PAGES : LOOP_PAGES).map(({ tab, name: word, icon: Sign }) => (
              <Link
                key={tab}
                href={hrefOf({ page: 'project', id, tab })}
                aria-current={place.page === 'project' && place.tab === tab ? 'page' : undefined}
              >
                <Sign size={20} strokeWidth={1.6} aria-hidden />
                {word}
              </Link>
            ))}
        </Fragment>
      ))}
    </nav>
  )
}

const BUILD_PAGES = [{ tab: 'build', name: 'Build', icon: Hammer }] as const

const LOOP_PAGES = [
  { tab: 'overview', name: 'Loop', icon: RefreshCw },
  { tab: 'log', name: 'Log', icon: Terminal },
] as const
