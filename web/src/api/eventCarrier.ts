import { type Carrier, CUT, type Ears, EXPIRED } from './carrier'
import type { RunEvent } from './kernelWire'
import { messageOf } from './message'
import { kernelRoot } from './paths'

const UNNUMBERED = ['stream', 'usage', 'unresponsive', 'responsive']
/** EventSource.CLOSED */
const CLOSED = 2

/**
 * The carrier for where a WebSocket cannot pass: server-sent events, one stream for the events and
 * one for all watched files, one for each run. When the set of files changes, their stream is opened anew.
 */
export function overEvents(open: (url: string) => EventSource, ears: Ears): Carrier {
  const paths = new Set<string>()
  const runs = new Map<string, EventSource>()
  let events: EventSource | undefined
  let files: EventSource | undefined
  let planned = false
  let over = false

  const close = () => {
    over = true
    events?.close()
    files?.close()
    for (const source of runs.values()) source.close()
  }
  const end = (code: number) => {
    if (over) return
    close()
    ears.ended(code, '')
  }
  const listen = (url: string) => {
    const source = open(url)
    source.onopen = () => {
      if (!over) ears.proved()
    }
    source.onerror = () => end(CUT)
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const message = over ? null : messageOf(data, paths)
      if (message?.kind === 'expired') end(EXPIRED)
      else if (message) ears.heard(message)
    }
    return source
  }
  const follow = () => {
    planned = false
    if (over) return
    files?.close()
    const query = new URLSearchParams([...[...paths].map((path) => ['path', path]), ['follow', '1']])
    files = paths.size > 0 ? listen(`/api/watch-files?${query}`) : undefined
  }
  const plan = () => {
    if (planned) return
    planned = true
    queueMicrotask(follow)
  }
  queueMicrotask(() => {
    if (!over) ears.ready()
  })
  return {
    subscribe: (since) => {
      events?.close()
      events = listen(`/api/events?${new URLSearchParams({ after: since })}`)
    },
    watch: (path) => {
      paths.add(path)
      plan()
    },
    unwatch: (path) => {
      paths.delete(path)
      plan()
    },
    attach: (run, after, server) => {
      runs.get(run)?.close()
      const query = new URLSearchParams({ after: String(after) })
      const source = open(`${kernelRoot(server)}/runs/${encodeURIComponent(run)}/events?${query}`)
      runs.set(run, source)
      source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
        const event = over ? null : eventOf(data)
        if (!event) return
        // What has no number of its own comes with the last one: that of the event before it.
        const number = UNNUMBERED.includes(event.type) ? null : Number(lastEventId) || null
        ears.heard({ kind: 'run', news: { run, number, event } })
        if (event.type === 'complete') source.close()
      }
      // A refused stream is closed for good and concerns this run alone; a cut one comes back by itself.
      source.onerror = () => {
        if (over || source.readyState !== CLOSED) return
        ears.heard({ kind: 'runRefused', run, detail: 'The events of this run cannot be read' })
      }
    },
    detach: (run) => {
      runs.get(run)?.close()
      runs.delete(run)
    },
    ping: () => false,
    close,
  }
}

function eventOf(text: string): RunEvent | null {
  try {
    return JSON.parse(text) as RunEvent
  } catch {
    return null
  }
}
