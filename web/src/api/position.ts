import type { Envelope } from './wire'

/** `epoch:seq`, as the node writes it. */
export const positionOf = ({ epoch, seq }: Pick<Envelope, 'epoch' | 'seq'>): string => `${epoch}:${seq}`

/**
 * Whether an event comes after a position. Numbers of different epochs cannot be compared; a `reset`
 * stands between two epochs, so an event of another one is news.
 */
export function isAfter(
  { epoch, seq }: Pick<Envelope, 'epoch' | 'seq'>,
  position: string | undefined,
): boolean {
  if (position === undefined) return true
  const colon = position.lastIndexOf(':')
  return position.slice(0, colon) !== epoch || seq > Number(position.slice(colon + 1))
}
