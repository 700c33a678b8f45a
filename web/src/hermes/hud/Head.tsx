import type { AgentHome, Dashboard, Gateway, Health } from '../../api/hermesWire'
import { AGENT_HOME, HERMES } from '../../live/agentHome'
import { useSnapshot } from '../../live/useSnapshot'
import { counted } from '../../parts/figures'
import { StatusPill } from '../../parts/StatusPill'
import { Filter } from '../Filter'
import { gatewayLook } from '../gateway/gateway'

/** The home, its gateway, and what is to know at once; and the search through all of it. */
export function Head({
  dashboard,
  gateway,
  health,
  query,
  setQuery,
}: {
  dashboard: Dashboard | undefined
  gateway: Gateway | undefined
  health: Health | undefined
  query: string
  setQuery: (query: string) => void
}) {
  const home = useSnapshot(AGENT_HOME, HERMES).value
  const look = gateway && gatewayLook(gateway)
  return (
    <header className="hud-head">
      <h1>Agent's home</h1>
      {look && (
        <span role="status" aria-label="The gateway">
          <StatusPill status={look.status} word={`Gateway ${look.word.toLowerCase()}`} />
        </span>
      )}
      <p className="quiet num hud-evidence">{home && evidenceOf(home, dashboard, gateway, health)}</p>
      <Filter name="Search memory, skills, sessions" value={query} set={setQuery} />
    </header>
  )
}

/** In one sentence: where, by whom, and how well. */
export function evidenceOf(
  home: AgentHome,
  dashboard: Dashboard | undefined,
  gateway: Gateway | undefined,
  health: Health | undefined,
): string {
  const config = dashboard?.state.config
  const up = gateway?.platforms.filter(({ state }) => /^(connected|running)$/.test(state)).length ?? 0
  return [
    home.home,
    config?.model && `${config.model}${config.provider && ` via ${config.provider}`}`,
    gateway && gateway.platforms.length > 0 && `${up} of ${gateway.platforms.length} platforms connected`,
    health && `${counted(health.keys_ok, 'key')} there`,
    home.watch_mode === 'polling' && 'polled: this kind of disk tells nothing',
  ]
    .filter(Boolean)
    .join(', ')
}
