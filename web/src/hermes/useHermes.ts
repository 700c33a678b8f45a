import { useMemo } from 'react'
import type { HomeProblem } from '../api/hermesWire'
import type { Refusal } from '../api/request'
import { HERMES } from '../live/agentHome'
import type { Followed, Snapshot, Source } from '../live/held'
import { heldOf, useSnapshot } from '../live/useSnapshot'

export type HermesSource<T> = Source<T, Followed>

/** An answer as the page shows it: what was good last stays, with why it may be old. */
export interface Shown<T> {
  value: T | undefined
  /** Why `value` is not what the files say now. */
  stale: string | null
  /** Why there is nothing to show. */
  failed: Refusal | null
  again: () => void
}

const problemOf = (value: unknown): HomeProblem | undefined =>
  typeof value === 'object' && value !== null ? (value as { problem?: HomeProblem }).problem : undefined

/** Most details name their file already. */
const said = ({ path, detail }: HomeProblem) => (detail.includes(path) ? detail : `${path}: ${detail}`)

export function shownOf<T>({
  value,
  trouble,
}: Pick<Snapshot<T>, 'value' | 'trouble'>): Omit<Shown<T>, 'again'> {
  if (value === undefined) return { value, stale: null, failed: trouble }
  const problem = problemOf(value)
  const stale = trouble?.detail ?? (problem ? said(problem) : null)
  return { value, stale, failed: null }
}

/** The same object for as long as nothing of it is another. */
export function useHermes<T>(source: HermesSource<T>): Shown<T> {
  const snapshot = useSnapshot(source, HERMES)
  const { name } = source
  // biome-ignore lint/correctness/useExhaustiveDependencies: a source is known by its name
  return useMemo(() => ({ ...shownOf(snapshot), again: () => askAgain(source) }), [snapshot, name])
}

/** Asks at once: who has just changed something waits for no event. */
export function askAgain<T>(source: HermesSource<T>): void {
  void heldOf(source, HERMES).now()
}
