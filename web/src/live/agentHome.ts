import { getAgentHome } from '../api/hermesCalls'
import type { AgentHome } from '../api/hermesWire'
import type { Envelope } from '../api/wire'
import type { Followed, Source } from './held'
import { useSnapshot } from './useSnapshot'

/** What events of an agent's home name as their project: it is none of the list. */
export const HERMES: Followed = { id: '~hermes' }

/** A home that comes or goes is told with every type; `state` is told at no other time. */
export function saysHomeMoved({ type, data }: Envelope): boolean {
  if (type === 'cache_invalidate') return true
  return type === 'data_changed' && Array.isArray(data.data_types) && data.data_types.includes('state')
}

export const AGENT_HOME: Source<AgentHome, Followed> = {
  name: 'agent home',
  of: () => ({ ask: getAgentHome, concerns: saysHomeMoved }),
}

/** The home of an agent, where this node looks into one and it is there. */
export function useAgentHome(): AgentHome | undefined {
  const home = useSnapshot(AGENT_HOME, HERMES).value
  return home?.exists ? home : undefined
}
