import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Node } from '../api/wire'
import { hrefOf } from '../place/place'
import { PAGES, Sidebar, useCurrentPage } from './Sidebar'
import { TopBar } from './TopBar'
import './shell.css'

/** What stands around every page. */
export function Shell({
  node,
  reachable,
  children,
}: {
  node: Node
  reachable: boolean
  children: ReactNode
}) {
  return (
    <div className="app">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <Sidebar node={node} />
      <div className="screen">
        <TopBar node={node} reachable={reachable} />
        <main id="page" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Dock />
    </div>
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
