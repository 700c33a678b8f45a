import type { Gateway } from '../../api/hermesWire'

export interface Look {
  /** As `StatusWord` knows it. */
  status: string
  word: string
}

/** `startup_failed` as "Startup failed". */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ')

/** Whether the gateway runs: what it wrote last, and whether its process is there. */
export function gatewayLook({ state, pid, pid_alive }: Pick<Gateway, 'state' | 'pid' | 'pid_alive'>): Look {
  if (state === 'unknown' && pid === null) return { status: 'stopped', word: 'Not set up' }
  if (state === 'running') {
    return pid_alive ? { status: 'running', word: 'Running' } : { status: 'error', word: 'Died' }
  }
  if (/fail|error|crash|fatal/.test(state)) return { status: 'error', word: capital(state) }
  return { status: /start|connect/.test(state) ? 'initializing' : 'stopped', word: capital(state) }
}

/** A platform that a gateway is connected to, or wants to be. */
export function platformLook(state: string, alive: boolean): Look {
  if (/^(connected|running)$/.test(state)) {
    return alive
      ? { status: 'complete', word: capital(state) }
      : { status: 'stopped', word: 'Last connected' }
  }
  if (/^(connecting|starting|reconnecting|retrying)$/.test(state)) {
    return { status: 'waiting', word: capital(state) }
  }
  return /^(disabled|off|stopped|unknown)$/.test(state)
    ? { status: 'stopped', word: capital(state) }
    : { status: 'error', word: capital(state) }
}
