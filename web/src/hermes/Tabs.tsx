import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { hrefOf } from '../place/place'
import { PAGES } from './pages'

/** The pages about the home. */
export function Tabs({ tab }: { tab: string }) {
  const bar = useRef<HTMLElement>(null)
  // Where the bar scrolls, what is open is brought into it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tab that is opened
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && here) bar.current.scrollLeft = here.offsetLeft - 24
  }, [tab])
  return (
    <nav className="hud-tabs" aria-label="Pages of the agent's home" ref={bar}>
      {PAGES.map(([to, name]) => (
        <Link
          key={to}
          href={hrefOf({ page: 'hermes', tab: to })}
          aria-current={to === tab ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
