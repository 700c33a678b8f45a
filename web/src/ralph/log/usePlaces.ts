import { useEffect, useRef, useState } from 'react'
import type { LogCalls } from '../../api/logCalls'
import type { LogMatches } from '../../api/wire'
import { type Kind, NOTHING, queryOf } from './kinds'

/** A log that grows is looked through again this often, and less often where that takes long. */
const AGAIN_MS = 10_000
const SHARE = 20

/** The lines of a kind, by the node; null until it has said them. */
export function usePlaces(
  calls: LogCalls,
  kind: Kind,
  version: string,
  ready: boolean,
  total: number,
): LogMatches | null {
  const [places, setPlaces] = useState<LogMatches | null>(null)
  const looks = useRef(total)
  looks.current = total
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the log is searched anew
  useEffect(() => {
    setPlaces(null)
    const query = queryOf({ ...NOTHING, kind })
    if (!ready || !query) return
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let searched = -1
    const ask = async () => {
      const begun = Date.now()
      if (searched !== looks.current && document.visibilityState === 'visible') {
        const { current } = looks
        const reply = await calls.search(query)
        if (over) return
        if (reply.ok) {
          searched = current
          setPlaces(reply.value)
        }
      }
      timer = setTimeout(() => void ask(), Math.max(AGAIN_MS, SHARE * (Date.now() - begun)))
    }
    void ask()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [calls, kind, version, ready])
  return places
}
