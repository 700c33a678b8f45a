import { Activity } from 'lucide-react'
import { memo } from 'react'
import type { Dashboard } from '../../api/hermesWire'
import { Card } from '../Card'
import { EventRow, newestFirst } from '../EventRow'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'

/** What happened last. */
export const TimelineCard = memo(function TimelineCard({ shown }: { shown: Shown<Dashboard> }) {
  return (
    <Card title="Latest" icon={Activity} wide={7} to="timeline" shown={shown}>
      {({ state: { timeline } }) => (
        <>
          {timeline.length === 0 && <Nothing>Nothing has happened yet.</Nothing>}
          <ul>
            {newestFirst(timeline).map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
              <EventRow key={at} event={event} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
})
