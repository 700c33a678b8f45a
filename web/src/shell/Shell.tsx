import { PlugZap } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Node } from '../api/wire'
import { anyUnsaved } from '../desk/desk'
import { useLine, wake } from '../live/connection'
import { Banner } from '../parts/Banner'
import { hrefOf } from '../place/place'
import { PAGES, Sidebar, useCurrentPage } from './Sidebar'
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

/** The navigation of the phone. */
function Dock() {
  const current = useCurrentPage()
  return (
    <nav className="dock" aria-label="Pages">
      {PAGES.map(({ page, name, icon: Icon }) => (
        <Link key={page} href={hrefOf({ page })} aria-current={current === page ? 'page' : undefined}>
          <Icon size={20} strokeWidth={1.6} aria-hidden />
          {name}
        </Link>
      ))}
    </nav>
  )
}
