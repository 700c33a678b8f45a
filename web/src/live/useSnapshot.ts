import { useEffect, useSyncExternalStore } from 'react'
import type { Project } from '../api/wire'
import { onEvent, onReset, useLine } from './connection'
import { type Followed, Held, type Snapshot, type Source } from './held'

interface Kept<T> {
  held: Held<T>
  users: number
  ends: (() => void)[]
}

/** Kept after the last user has gone: who comes back sees at once what was, and soon what is. */
const kept = new Map<string, Kept<unknown>>()

/** So many at most: one that was opened long ago, and that nobody looks at, is asked for again. */
const MOST = 200

function keptOf<T, P extends Followed>(source: Source<T, P>, project: P): Kept<T> {
  const key = `${source.name} ${project.id}`
  const known = kept.get(key) as Kept<T> | undefined
  if (known) return known
  const made: Kept<T> = { held: new Held(source.of(project)), users: 0, ends: [] }
  forgetOldest()
  kept.set(key, made as Kept<unknown>)
  return made
}

function forgetOldest(): void {
  for (const [key, { users }] of kept) {
    if (kept.size < MOST) return
    if (users === 0) kept.delete(key)
  }
}

export const heldOf = <T, P extends Followed = Project>(source: Source<T, P>, project: P): Held<T> =>
  keptOf(source, project).held

/** Forgets everything; for tests. */
export const forgetSnapshots = (): void => kept.clear()

function follow<T>(of: Kept<T>, id: string): () => void {
  if (of.users++ === 0) {
    const { held } = of
    held.start()
    of.ends = [
      onEvent((envelope) => {
        if (envelope.project === id) held.hear(envelope)
      }),
      onReset(() => void held.now()),
      useLine.subscribe(({ state }, before) => {
        const back = state.kind === 'live' && before.state.kind !== 'live'
        if (back && held.get().trouble !== null) void held.now()
      }),
    ]
  }
  return () => {
    if (--of.users > 0) return
    of.held.stop()
    for (const end of of.ends) end()
  }
}

/** Keeps them true before somebody shows them, so that the node is at it while the page is still being made. */
export function useAhead<P extends Followed = Project>(
  sources: readonly Source<unknown, P>[],
  project: P,
): void {
  useEffect(() => {
    const ends = sources.map((source) => follow(keptOf(source, project), project.id))
    return () => {
      for (const end of ends) end()
    }
  }, [sources, project])
}

/** What the node says, live. */
export function useSnapshot<T, P extends Followed = Project>(source: Source<T, P>, project: P): Snapshot<T> {
  const of = keptOf(source, project)
  useEffect(() => follow(of, project.id), [of, project.id])
  return useSyncExternalStore(of.held.subscribe, of.held.get)
}
