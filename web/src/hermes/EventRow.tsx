import type { TimelineEvent } from '../api/hermesWire'
import { momentOf, When } from './When'

export const KINDS: Record<TimelineEvent['event_type'], string> = {
  milestone: 'milestone',
  session: 'session',
  skill_modified: 'skill',
  memory_change: 'memory',
}

/** The newest first; equal times as they were told. */
export const newestFirst = (all: readonly TimelineEvent[]): TimelineEvent[] =>
  [...all].reverse().sort((a, b) => (momentOf(b.timestamp) ?? 0) - (momentOf(a.timestamp) ?? 0))

/** What happened once, in a line. */
export function EventRow({ event: { timestamp, event_type, title, detail } }: { event: TimelineEvent }) {
  return (
    <li className="hud-event">
      <span className="quiet num">
        <When at={timestamp} />
      </span>
      <span className="quiet">{KINDS[event_type] ?? event_type}</span>
      <span className="one-line" title={`${title}\n${detail}`}>
        {title} <span className="quiet">{detail}</span>
      </span>
    </li>
  )
}
