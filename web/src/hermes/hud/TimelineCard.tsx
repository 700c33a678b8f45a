import { Activity } from 'lucide-react'
import type { TimelineEvent } from '../../api/hermesWire'
import { Card } from '../Card'
import { EventRow, newestFirst } from '../EventRow'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'

const SHOWN = 7

/** What happened last. */
export function TimelineCard({ shown }: { shown: Shown<TimelineEvent[]> }) {
  return (
    <Card
      title="Latest"
      icon={Activity}
      wide={7}
      to="timeline"
      shown={shown}
      sum={(all) => `${all.length} events`}
    >
      {(all) => (
        <>
          {all.length === 0 && <Nothing>Nothing has happened yet.</Nothing>}
          <ul>
            {newestFirst(all)
              .slice(0, SHOWN)
              .map((event, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
                <EventRow key={at} event={event} />
              ))}
          </ul>
        </>
      )}
    </Card>
  )
}
