import { type Carrier, CUT, type Ears, EXPIRED } from './carrier'
import { messageOf } from './message'

/**
 * The carrier for where a WebSocket cannot pass: server-sent events, one stream for the events and
 * one for all watched files. When the set of files changes, their stream is opened anew.
 */
export function overEvents(open: (url: string) => EventSource, ears: Ears): Carrier {
  const paths = new Set<string>()
  let events: EventSource | undefined
  let files: EventSource | undefined
  let planned = false
  let over = false

  const close = () => {
    over = true
    events?.close()
    files?.close()
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
    ping: () => false,
    close,
  }
}
