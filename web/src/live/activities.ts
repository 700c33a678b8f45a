import { create } from 'zustand'
import type { DiskChanged, Envelope } from '../api/wire'
import { type Activity, withChange } from './activity'
import { onEvent } from './connection'

/** By project id. */
export const useActivities = create<Readonly<Record<string, Activity>>>(() => ({}))

/** A build changes thousands of files a second; the page shows it a few times a second. */
const PAUSE_MS = 250

let waiting: Envelope[] = []
let planned = false

function flush(): void {
  planned = false
  const now = Date.now()
  const next: Record<string, Activity> = {}
  const known = useActivities.getState()
  for (const { project, data, timestamp } of waiting) {
    if (project === undefined) continue
    const { path, kind } = data as unknown as DiskChanged
    // The node's clock may be ahead of ours; nothing has happened in the future.
    const at = Math.min(now, Date.parse(timestamp))
    next[project] = withChange(next[project] ?? known[project], { path, kind, at })
  }
  waiting = []
  useActivities.setState(next)
}

export function followActivities(): () => void {
  return onEvent((envelope) => {
    if (envelope.type !== 'disk_changed') return
    waiting.push(envelope)
    if (planned) return
    planned = true
    setTimeout(flush, PAUSE_MS)
  })
}
