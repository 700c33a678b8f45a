import { Unplug } from 'lucide-react'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Empty } from '../../parts/Empty'
import { Trouble } from '../../parts/Trouble'
import { Panels } from '../control/Panels'
import { IterationsCard } from '../iterations/IterationsCard'
import type { TabProps } from '../ProjectPage'
import { COST, ITERATIONS, LOOP, NOTIFICATIONS, PLAN, STATS } from '../snapshot/sources'
import { CostCard } from './CostCard'
import { CurrentCard } from './CurrentCard'
import { Head } from './Head'
import { HealthCard } from './HealthCard'
import { LatestTable } from './LatestTable'
import { MachineCard } from './MachineCard'
import { NoteCard } from './NoteCard'
import { PlanCard } from './PlanCard'
import { RelativeCard } from './RelativeCard'
import { ReportCard } from './ReportCard'
import { Spoken } from './Spoken'
import { TokensCard } from './TokensCard'
import './overview.css'

/** A loop at a glance: what it does, why we think so, what it has done, what it costs. */
export function Overview({ project, writes }: TabProps) {
  const loop = useSnapshot(LOOP, project)
  const iterations = useSnapshot(ITERATIONS, project).value
  const plan = useSnapshot(PLAN, project).value
  const cost = useSnapshot(COST, project).value
  const stats = useSnapshot(STATS, project).value
  const notifications = useSnapshot(NOTIFICATIONS, project).value
  const again = () => void heldOf(LOOP, project).now()
  if (!loop.value) {
    return loop.trouble ? (
      <Empty icon={Unplug} title="The loop could not be read">
        <p role="status">{loop.trouble.detail}</p>
        <button type="button" className="btn" onClick={again}>
          Try again
        </button>
      </Empty>
    ) : (
      <div className="loop-page" />
    )
  }
  const now = loop.value
  const listed = iterations?.iterations ?? []
  return (
    <div className="loop-page overview">
      <Trouble of={loop.trouble} again={again} what="The loop" />
      <Spoken project={project} notifications={notifications ?? []} writes={writes} />
      <Head project={project} loop={now} writes={writes} />
      <Panels project={project} loop={now} />
      <div className="loop-grid">
        <div className="loop-main">
          <CurrentCard project={project} loop={now} iterations={listed} />
          <IterationsCard project={project} iterations={listed} total={iterations?.total ?? 0} />
          <LatestTable project={project} iterations={listed.slice(0, 6)} loop={now} />
          {listed.length > 0 && <ReportCard project={project} />}
        </div>
        <div className="loop-side">
          {plan && <PlanCard project={project} plan={plan} loop={now} stats={stats} />}
          <CostCard cost={cost} loop={now} iterations={listed} />
          {now.waiting_note !== null && <NoteCard note={now.waiting_note} loop={now} />}
          <RelativeCard relative={now.relative} />
          {stats && <HealthCard stats={stats} />}
          {stats && <TokensCard phases={stats.tokens_by_phase} />}
          <MachineCard project={project} loop={now} />
        </div>
      </div>
    </div>
  )
}
