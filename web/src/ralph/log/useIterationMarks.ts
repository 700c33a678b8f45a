import { useEffect, useMemo, useState } from 'react'
import type { LogCalls } from '../../api/logCalls'
import type { Iteration } from '../../api/wire'
import { onEvent, onReset } from '../../live/connection'
import { type IterationMark, marksOf } from './iterationMarks'

/** Iterations a page of the node has at most. */
const PAGE = 500
/** Older ones have no header in the log page. */
const MOST_PAGES = 10
const PAUSE_MS = 400

/** Where the iterations stand in the log; asked for again when one begins, ends, or the numbers are others. */
export function useIterationMarks(
  project: string,
  calls: LogCalls,
  version: string,
): readonly IterationMark[] {
  const [iterations, setIterations] = useState<readonly Iteration[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the log is the reason to ask
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      timer = undefined
      const all: Iteration[] = []
      for (let page = 0; page < MOST_PAGES; page++) {
        const reply = await calls.iterations(page * PAGE)
        if (over || !reply.ok) return
        all.push(...reply.value.iterations)
        if (all.length >= reply.value.total || reply.value.iterations.length === 0) break
      }
      setIterations(all)
    }
    const soon = () => {
      timer ??= setTimeout(ask, PAUSE_MS)
    }
    const ends = [
      onEvent(({ type, project: of }) => {
        if (of === project && (type === 'iteration_started' || type === 'iteration_completed')) soon()
      }),
      onReset(soon),
    ]
    void ask()
    return () => {
      over = true
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [project, calls, version])
  return useMemo(() => marksOf(iterations), [iterations])
}
