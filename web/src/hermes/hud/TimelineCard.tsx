import { Activity } from 'lucide-react'
import type { Dashboard } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { Card } from '../Card'
import { EventRow, newestFirst } from '../EventRow'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'

const SHOWN = 7

/** What happened last; the dashboard has all of it, so that nobody asks for thousands of events twice. */
export function TimelineCard({ shown }: { shown: Shown<Dashboard> }) {
  return (
    <Card
      title="Latest"
      icon={Activity}
      wide={7}
      to="timeline"
      shown={shown}
      sum={({ state: { timeline } }) => `${grouped(timeline.length)} events`}
    >
      {({ state: { timeline } }) => (
        <>
          {timeline.length === 0 && <Nothing>Nothing has happened yet.</Nothing>}
          <ul>
            {newestFirst(timeline.slice(-SHOWN)).map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
              <EventRow key={at} event={event} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
