import { useState } from 'react'
import { grouped } from '../../parts/figures'
import { EventRow, KINDS, newestFirst } from '../EventRow'
import { Filter } from '../Filter'
import { matching } from '../matching'
import { Nothing, Page, Pane } from '../Page'
import { TIMELINE } from '../sources'
import { useHermes } from '../useHermes'
import './more.css'

/** So many at first, and so many more each time. */
const STEP = 100

/** What happened in the home. */
export default function TimelinePage() {
  const timeline = useHermes(TIMELINE)
  const [query, setQuery] = useState('')
  const [many, setMany] = useState(STEP)
  const { value } = timeline
  const found =
    value &&
    matching(newestFirst(value), query, ({ title, detail, event_type }) => [
      title,
      detail,
      KINDS[event_type] ?? event_type,
    ])
  return (
    <Page of={[timeline]} what="The timeline" narrow>
      {value && value.length > 0 && <Filter name="Search the timeline" value={query} set={setQuery} />}
      {found && (
        <Pane title="Timeline" sum={grouped(found.length)}>
          {value.length === 0 && (
            <Nothing>
              Nothing has happened yet. The first session and the first skill of its own stand here.
            </Nothing>
          )}
          {value.length > 0 && found.length === 0 && <Nothing>Nothing has these words.</Nothing>}
          <ul>
            {found.slice(0, many).map((event, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
              <EventRow key={at} event={event} />
            ))}
          </ul>
          {found.length > many && (
            <button type="button" className="hud-rest" onClick={() => setMany(many + STEP)}>
              Show older ones, {grouped(found.length - many)} more
            </button>
          )}
        </Pane>
      )}
    </Page>
  )
}
