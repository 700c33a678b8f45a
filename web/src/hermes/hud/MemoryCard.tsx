import { Layers } from 'lucide-react'
import { memo } from 'react'
import type { AgentMemory } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { Capacity } from '../Capacity'
import { Card } from '../Card'
import { keyed } from '../memory/editing'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { Row } from './Row'

/** New entries are written at the end of a file. */
const LAST = 4

/** How full the memory is, and what came last. */
export const MemoryCard = memo(function MemoryCard({ shown }: { shown: Shown<AgentMemory> }) {
  return (
    <Card
      title="Memory"
      icon={Layers}
      wide={5}
      to="memory"
      shown={shown}
      sum={({ memory, user }) => counted(memory.entry_count + user.entry_count, 'note')}
    >
      {({ memory, user }) => (
        <>
          <div className="hud-pad hud-stack">
            <Capacity of={memory} name="MEMORY.md" />
            <Capacity of={user} name="USER.md" />
          </div>
          {memory.entry_count + user.entry_count === 0 && (
            <Nothing>The agent has noted nothing yet: what it learns stands here at once.</Nothing>
          )}
          <ul>
            {keyed(memory.entries)
              .slice(-LAST)
              .reverse()
              .map(([key, { text, category }]) => (
                <Row key={key} lead={category}>
                  <span title={text}>{text}</span>
                </Row>
              ))}
          </ul>
        </>
      )}
    </Card>
  )
})
