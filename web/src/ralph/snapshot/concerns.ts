import type { Envelope } from '../../api/wire'

/** The path of a `disk_changed`, relative to the project; empty for every other event. */
const changedPath = ({ type, data }: Envelope): string =>
  type === 'disk_changed' && typeof data.path === 'string' ? data.path : ''

/** The log grows all the time, and says so itself. */
const LOG = '.ralph/ralph.log'

const LOOP = ['status_changed', 'iteration_started', 'iteration_completed', 'plan_updated', 'notification']

export function concernsLoop(envelope: Envelope): boolean {
  const path = changedPath(envelope)
  return (
    LOOP.includes(envelope.type) || (path.startsWith('.ralph/') && path !== LOG) || path.endsWith('ralph.sh')
  )
}

export const concernsIterations = ({ type }: Envelope): boolean =>
  type === 'iteration_started' || type === 'iteration_completed'

export const concernsPlan = (envelope: Envelope, planName: string): boolean =>
  envelope.type === 'plan_updated' || changedPath(envelope) === planName

export const concernsCost = (envelope: Envelope): boolean =>
  envelope.type === 'iteration_completed' ||
  envelope.type === 'plan_updated' ||
  changedPath(envelope) === '.ralph/config.json'

export function concernsNotifications(envelope: Envelope): boolean {
  const path = changedPath(envelope)
  return (
    envelope.type === 'notification' ||
    envelope.type === 'iteration_completed' ||
    path === '.ralph/pending-notification.txt' ||
    path.startsWith('.ralph/notifications/')
  )
}

export const concernsSpecs = (envelope: Envelope): boolean =>
  envelope.type === 'file_changed' || /^(specs\/|AGENTS\.md$|PROMPT\.md$)/.test(changedPath(envelope))
