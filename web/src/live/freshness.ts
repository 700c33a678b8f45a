import type { LineState } from '../api/line'
import type { Project } from '../api/wire'

/** How fresh something is, in the marks of `LiveMark`, with its word. */
export interface Fresh {
  freshness: 'live' | 'coming' | 'polling' | 'gone' | 'idle'
  word: string
}

/** How a project or a root is watched. */
export const WATCH: Record<Project['watch'], Fresh & { why: string }> = {
  live: { freshness: 'live', word: 'Live', why: 'Changes are told by the kernel as they happen' },
  catching_up: {
    freshness: 'coming',
    word: 'Catching up',
    why: 'The directory is being read for the first time',
  },
  polling: {
    freshness: 'polling',
    word: 'Polling',
    why: 'This kind of disk tells nothing, so it is looked at every now and then',
  },
  gone: {
    freshness: 'gone',
    word: 'Gone',
    why: 'The directory does not exist; it is watched again when it is back',
  },
}

/** During an outage nobody knows: "Live" would be a promise about what cannot be seen. */
export function watchOf(watch: Project['watch'], line: LineState): Fresh & { why: string } {
  if (line.kind !== 'waiting' || !line.long) return WATCH[watch]
  const why = `The connection is lost; when last heard of: ${WATCH[watch].word.toLowerCase()}`
  return { freshness: 'idle', word: 'Not known', why }
}

/** The word for the connection; "Live" is said only of one over which the node has spoken. */
export function connectionOf(line: LineState): Fresh & { why: string } {
  switch (line.kind) {
    case 'live':
      return {
        freshness: 'live',
        word: 'Live',
        why:
          line.by === 'socket'
            ? 'Connected to the node'
            : 'Connected by server-sent events: something between here and the node lets no WebSocket pass',
      }
    case 'connecting':
      return { freshness: 'coming', word: 'Connecting', why: 'The node has not answered yet' }
    case 'waiting':
      return {
        freshness: 'polling',
        word: 'Reconnecting',
        why: line.reason ?? 'The connection is lost; what you see may be old',
      }
  }
}
