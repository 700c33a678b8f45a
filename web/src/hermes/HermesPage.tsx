import { BrainCircuit, Unplug } from 'lucide-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { AGENT_HOME, HERMES } from '../live/agentHome'
import { useSnapshot } from '../live/useSnapshot'
import { Empty } from '../parts/Empty'
import type { HermesPlace } from '../place/place'
import { Hud } from './hud/Hud'
import type { PageName } from './pages'
import { Tabs } from './Tabs'
import { askAgain } from './useHermes'
import '../parts/pane.css'
import './hermes.css'
import './chart.css'
import './tables.css'

/** What a page is given. */
export interface PageProps {
  place: HermesPlace
  /** Who may only read sees no control that writes. */
  writes: boolean
}

const PAGES: Record<PageName, ComponentType<PageProps>> = {
  overview: Hud,
  memory: lazy(() => import('./memory/MemoryPage')),
  skills: lazy(() => import('./skills/SkillsPage')),
  sessions: lazy(() => import('./sessions/SessionsPage')),
  cron: lazy(() => import('./cron/CronPage')),
  costs: lazy(() => import('./costs/CostsPage')),
  gateway: lazy(() => import('./gateway/GatewayPage')),
  patterns: lazy(() => import('./patterns/PatternsPage')),
  corrections: lazy(() => import('./more/CorrectionsPage')),
  profiles: lazy(() => import('./more/ProfilesPage')),
  health: lazy(() => import('./more/HealthPage')),
  agents: lazy(() => import('./more/AgentsPage')),
  timeline: lazy(() => import('./more/TimelinePage')),
  logs: lazy(() => import('./more/LogsPage')),
}

/** The home of an agent: what it knows, can, does and costs. */
export default function HermesPage(props: PageProps) {
  const { tab } = props.place
  const { value: home, trouble } = useSnapshot(AGENT_HOME, HERMES)
  if (home === undefined && trouble === null) return null
  if (home === undefined || !home.exists) {
    const away = trouble !== null && trouble.status !== 404
    return (
      <Empty
        icon={away ? Unplug : BrainCircuit}
        title={away ? "The agent's home could not be read" : "There is no agent's home here"}
      >
        <p role="status">
          {away
            ? trouble.detail
            : home?.home
              ? `Nothing is at ${home.home} yet.`
              : 'This node looks into none.'}
        </p>
        {!away && (
          <p>
            Start Sightline with <code>--hermes DIR</code>, or set <code>HERMES_HOME</code>. As soon as the
            agent has written there, this page fills by itself.
          </p>
        )}
        {away && (
          <button type="button" className="btn" onClick={() => askAgain(AGENT_HOME)}>
            Try again
          </button>
        )}
      </Empty>
    )
  }
  const Tab = Object.hasOwn(PAGES, tab) ? PAGES[tab as PageName] : Hud
  return (
    <div className="hud">
      <Tabs tab={tab} />
      <Suspense fallback={<div className="hud-page" />}>
        <Tab key={tab} {...props} />
      </Suspense>
    </div>
  )
}
