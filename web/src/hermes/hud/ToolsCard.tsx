import { Wrench } from 'lucide-react'
import { memo } from 'react'
import type { Dashboard, SessionsGlance } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { Card } from '../Card'
import { Nothing } from '../Page'
import { Tally } from '../Tally'
import type { Shown } from '../useHermes'
import { byCount } from '../words'

const SHOWN = 6

/** The contract leaves the dashboard's sessions open. */
export const sessionsIn = ({ state }: Dashboard): Partial<SessionsGlance> =>
  state.sessions as Partial<SessionsGlance>

/** What it works with most. */
export const ToolsCard = memo(function ToolsCard({ shown }: { shown: Shown<Dashboard> }) {
  return (
    <Card
      title="Tools"
      icon={Wrench}
      wide={4}
      to="patterns"
      shown={shown}
      sum={(of) => `${grouped(sessionsIn(of).total_tool_calls ?? 0)} calls`}
    >
      {(of) => {
        const tools = byCount(sessionsIn(of).tool_usage ?? {}).slice(0, SHOWN)
        return tools.length === 0 ? <Nothing>No tool was used yet.</Nothing> : <Tally rows={tools} />
      }}
    </Card>
  )
})
