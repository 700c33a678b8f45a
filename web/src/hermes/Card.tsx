import { History, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { hrefOf } from '../place/place'
import type { Shown } from './useHermes'

interface Props<T> {
  title: string
  icon: LucideIcon
  /** The columns of twelve that it takes where there is room. */
  wide: 3 | 4 | 5 | 7 | 8 | 12
  /** The page with all of it. */
  to?: string
  shown: Shown<T>
  /** Beside the title. */
  sum?: (value: T) => ReactNode
  /** At the right edge. */
  end?: (value: T) => ReactNode
  children: (value: T) => ReactNode
}

/** One subject at a glance. What was good last stays, marked as old while it is. */
export function Card<T>({ title, icon: Icon, wide, to, shown, sum, end, children }: Props<T>) {
  const { value, stale, failed, again } = shown
  const name = to === undefined ? title : <Link href={hrefOf({ page: 'hermes', tab: to })}>{title}</Link>
  return (
    <section
      className="pane hud-card"
      data-wide={wide}
      aria-label={title}
      aria-busy={value === undefined && !failed}
    >
      <header className="pane-head">
        <Icon size={14} strokeWidth={1.8} aria-hidden />
        <h2>{name}</h2>
        {value !== undefined && sum && <span className="secondary num one-line">{sum(value)}</span>}
        <StaleMark reason={stale} />
        <span className="hud-end num">{value !== undefined && end?.(value)}</span>
      </header>
      {value !== undefined && children(value)}
      {failed && (
        <p className="pane-none" role="status">
          {failed.detail}{' '}
          <button type="button" className="btn" onClick={again}>
            Try again
          </button>
        </p>
      )}
    </section>
  )
}

/** What is shown is not what the files say now; why stands in the hint, and on its page in full. */
export function StaleMark({ reason }: { reason: string | null }) {
  if (reason === null) return null
  return (
    <span className="status warn hud-stale" title={reason}>
      <History size={13} strokeWidth={1.8} aria-hidden />
      Stale
      <span className="hidden-word">: {reason}</span>
    </span>
  )
}
