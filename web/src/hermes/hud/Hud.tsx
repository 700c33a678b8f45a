import { useState } from 'react'
import {
  COSTS,
  CRON,
  DASHBOARD,
  GATEWAY,
  HEALTH,
  LATEST_SESSIONS,
  MEMORY,
  PROVIDERS,
  SKILLS,
} from '../sources'
import { useHermes } from '../useHermes'
import { useLater } from '../useLater'
import { AgentCard } from './AgentCard'
import { CostCard } from './CostCard'
import { CronCard } from './CronCard'
import { GatewayCard } from './GatewayCard'
import { GrowthCard } from './GrowthCard'
import { Head } from './Head'
import { HealthCard } from './HealthCard'
import { MemoryCard } from './MemoryCard'
import { ProvidersCard } from './ProvidersCard'
import { Results } from './Results'
import { SessionsCard } from './SessionsCard'
import { SkillsCard } from './SkillsCard'
import { TimelineCard } from './TimelineCard'
import { ToolsCard } from './ToolsCard'
import './hud.css'

/** All of the home at a glance; what is looked for stands in its place. */
export function Hud() {
  const [query, setQuery] = useState('')
  const asked = useLater(query.trim())
  const dashboard = useHermes(DASHBOARD)
  const gateway = useHermes(GATEWAY)
  const health = useHermes(HEALTH)
  const sessions = useHermes(LATEST_SESSIONS)
  const memory = useHermes(MEMORY)
  const cron = useHermes(CRON)
  const skills = useHermes(SKILLS)
  const costs = useHermes(COSTS)
  const providers = useHermes(PROVIDERS)
  return (
    <div className="hud-page">
      <Head
        dashboard={dashboard.value}
        gateway={gateway.value}
        health={health.value}
        query={query}
        setQuery={setQuery}
      />
      {asked !== '' && <Results query={asked} memory={memory.value} skills={skills.value} />}
      <div className="hud-grid" hidden={asked !== ''}>
        <SessionsCard shown={sessions} />
        <MemoryCard shown={memory} />
        <CronCard shown={cron} />
        <SkillsCard shown={skills} />
        <GatewayCard shown={gateway} />
        <CostCard shown={costs} />
        <TimelineCard shown={dashboard} />
        <HealthCard shown={health} />
        <ProvidersCard shown={providers} />
        <ToolsCard shown={dashboard} />
        <AgentCard shown={dashboard} />
        <GrowthCard shown={dashboard} />
      </div>
    </div>
  )
}
