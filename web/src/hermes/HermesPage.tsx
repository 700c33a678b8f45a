import { BrainCircuit, Unplug } from 'lucide-react'
import type { ComponentType } from 'react'
import { AGENT_HOME, HERMES } from '../live/agentHome'
import { useAhead, useSnapshot } from '../live/useSnapshot'
import { chunk } from '../parts/chunk'
import { Empty } from '../parts/Empty'
import type { HermesPlace } from '../place/place'
import { Hud } from './hud/Hud'
import type { PageName } from './pages'
import { OVERVIEW } from './sources'
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

const NONE = [] as const
const COMING = <div className="hud-page" />

const PAGES: Record<PageName, ComponentType<PageProps>> = {
  overview: Hud,
  memory: chunk(() => import('./memory/MemoryPage'), COMING),
  skills: chunk(() => import('./skills/SkillsPage'), COMING),
  sessions: chunk(() => import('./sessions/SessionsPage'), COMING),
  cron: chunk(() => import('./cron/CronPage'), COMING),
  costs: chunk(() => import('./costs/CostsPage'), COMING),
  gateway: chunk(() => import('./gateway/GatewayPage'), COMING),
  patterns: chunk(() => import('./patterns/PatternsPage'), COMING),
  corrections: chunk(() => import('./more/CorrectionsPage'), COMING),
  profiles: chunk(() => import('./more/ProfilesPage'), COMING),
  health: chunk(() => import('./more/HealthPage'), COMING),
  agents: chunk(() => import('./more/AgentsPage'), COMING),
  timeline: chunk(() => import('./more/TimelinePage'), COMING),
  logs: chunk(() => import('./more/LogsPage'), COMING),
}

/** The home of an agent: what it knows, can, does and costs. */
export default function HermesPage(props: PageProps) {
  const { tab } = props.place
  const { value: home, trouble } = useSnapshot(AGENT_HOME, HERMES)
  useAhead(tab === 'overview' && home?.exists !== false ? OVERVIEW : NONE, HERMES)
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
      <Tab key={tab} {...props} />
    </div>
  )
}
