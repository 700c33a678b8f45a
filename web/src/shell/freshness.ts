import type { Line } from '../api/stream'
import type { Root } from '../api/wire'
import type { Freshness } from '../parts/LiveMark'

export const ROOT_FRESHNESS: Record<Root['watch'], Freshness> = {
  live: 'live',
  polling: 'polling',
  gone: 'gone',
}

/**
 * The word for the connection. "Live" is said only of a stream that is open; without an open file
 * there is none, and all that can be said is whether the node answered last.
 */
export function connectionOf(line: Line | null, reachable: boolean): { freshness: Freshness; word: string } {
  switch (line?.kind) {
    case 'open':
      return { freshness: 'live', word: 'Live' }
    case 'connecting':
      return { freshness: 'coming', word: 'Connecting' }
    case 'lost':
      return { freshness: 'polling', word: 'Reconnecting' }
    case undefined:
      return reachable ? { freshness: 'idle', word: 'Connected' } : { freshness: 'gone', word: 'Offline' }
  }
}
