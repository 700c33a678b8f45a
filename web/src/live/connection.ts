import { create } from 'zustand'
import type { RunListener } from '../api/attachments'
import { getNode } from '../api/calls'
import { Line, type LineState } from '../api/line'
import { renew } from '../api/renewal'
import { tellAll } from '../api/tellAll'
import type { Envelope, FileEvent } from '../api/wire'

/** How this tab's one line to the node is. */
export const useLine = create<{ state: LineState }>(() => ({ state: { kind: 'connecting' } }))

type Heard = (envelope: Envelope) => void
const heard = new Set<Heard>()
const reset = new Set<() => void>()

const socketAddress = (path: string) => new URL(path, location.href.replace(/^http/, 'ws')).href

const line = new Line(
  {
    socket: (path) => new WebSocket(socketAddress(path)),
    source: (url) => new EventSource(url),
    random: Math.random,
    renew,
    ask: getNode,
  },
  {
    onState: (state) => useLine.setState({ state }),
    onEvent: (envelope) => tellAll(heard, envelope),
    onReset: () => tellAll(reset),
  },
)

/** Connects, or waits until somebody is signed in again. */
export const connect = (): void => line.start()
export const disconnect = (): void => line.stop()

/** No more waiting: the user asks for it, is back, or the network is. */
export const wake = (): void => line.wake()

export const resumeFrom = (position: string): void => line.resumeFrom(position)

export const watchFile = (path: string, listener: (event: FileEvent) => void): (() => void) =>
  line.watch(path, listener)

/** Follows a run, of this node or of another one that it knows by a name. */
export const followRun = (run: string, listener: RunListener, after = 0, server?: string): (() => void) =>
  line.attach(run, listener, after, server)

/** Every event of the node, once and in order. */
export function onEvent(listener: Heard): () => void {
  heard.add(listener)
  return () => heard.delete(listener)
}

/** Events are lost: whoever shows what they built asks for it anew. */
export function onReset(listener: () => void): () => void {
  reset.add(listener)
  return () => reset.delete(listener)
}

/** When the network is back or the user returns, there is no point in waiting any longer. */
export function wakeWithWindow(): () => void {
  const onSeen = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  window.addEventListener('focus', wake)
  document.addEventListener('visibilitychange', onSeen)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('focus', wake)
    document.removeEventListener('visibilitychange', onSeen)
  }
}
