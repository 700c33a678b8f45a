import { X } from 'lucide-react'

/** How fresh something is: solid live, half on the way, hollow asked from time to time, cross gone. */
export type Freshness = 'live' | 'coming' | 'polling' | 'gone' | 'idle'

const COLOUR: Record<Freshness, string> = {
  live: 'ok',
  coming: 'accent',
  polling: 'warn',
  gone: 'bad',
  idle: 'quiet',
}

const DOT: Record<Exclude<Freshness, 'gone'>, string> = {
  live: 'dot',
  coming: 'dot half',
  polling: 'dot ring',
  idle: 'dot ring',
}

/** The mark alone; it always stands beside its word. */
export function LiveDot({ freshness }: { freshness: Freshness }) {
  return (
    <span className={`glyph ${freshness} ${COLOUR[freshness]}`} aria-hidden>
      {freshness === 'gone' ? <X size={12} /> : <i className={DOT[freshness]} />}
    </span>
  )
}

export function LiveMark({ freshness, word }: { freshness: Freshness; word: string }) {
  return (
    <span className="mark">
      <LiveDot freshness={freshness} />
      {word}
    </span>
  )
}
