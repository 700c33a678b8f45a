/** Of a key's name. */
export const KEY = {
  true: { status: 'complete', word: 'There' },
  false: { status: 'stopped', word: 'Not set' },
} as const

/** Of who thinks for the agent. */
export const PROVIDER = {
  connected: { status: 'complete', word: 'Connected' },
  expiring: { status: 'waiting', word: 'Expires soon' },
  expired: { status: 'error', word: 'Expired' },
  missing: { status: 'stopped', word: 'No token' },
} as const
