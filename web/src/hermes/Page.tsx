import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner } from '../parts/Banner'
import { Trouble } from '../parts/Trouble'
import type { Shown } from './useHermes'

/** The room of a tab: it scrolls by itself, and says why what it shows is old or missing. */
export function Page({
  of,
  what,
  narrow = false,
  children,
}: {
  of: readonly Shown<unknown>[]
  what: string
  narrow?: boolean
  children: ReactNode
}) {
  const failed = of.find((one) => one.failed)
  const stale = of.find((one) => one.stale)
  return (
    <div className={narrow ? 'hud-page narrow' : 'hud-page'}>
      {failed && <Trouble of={failed.failed} again={failed.again} what={what} />}
      {stale && (
        <div className="hud-notice">
          <Banner
            tone="yellow"
            icon={History}
            title="Stale:"
            acts={
              <button type="button" className="btn" onClick={stale.again}>
                Try again
              </button>
            }
          >
            {stale.stale?.replace(/\.?$/, '.')} What is shown was read before that.
          </Banner>
        </div>
      )}
      {children}
    </div>
  )
}

/** A part of a page with its own heading. */
export function Pane({
  title,
  sum,
  end,
  children,
}: {
  title: string
  sum?: ReactNode
  end?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="pane" aria-label={title}>
      <header className="pane-head">
        <h2>{title}</h2>
        {sum !== undefined && <span className="secondary num">{sum}</span>}
        {end !== undefined && <span className="hud-end">{end}</span>}
      </header>
      {children}
    </section>
  )
}

/** Figures in a row, each with its name above. */
export function Figures({
  all,
}: {
  all: readonly (readonly [name: string, value: ReactNode, more?: string | undefined])[]
}) {
  return (
    <div className="pane hud-figures">
      {all.map(([name, value, more]) => (
        <div key={name}>
          <span className="quiet hud-figure-name">{name}</span>
          <p className="num">
            <b>{value}</b>
            {more !== undefined && <span className="quiet"> {more}</span>}
          </p>
        </div>
      ))}
    </div>
  )
}

/** Nothing yet, and what brings it. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="pane-none quiet">{children}</p>
}
