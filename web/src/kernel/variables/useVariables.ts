import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '../../api/request'
import { listVariables, type Variables } from '../../api/variables'

export interface Known {
  /** The last that were told; they stay while newer ones cannot be had. */
  variables: Variables | undefined
  /** A run is on, and what is shown is from before it. */
  busy: boolean
  /** Why there is nothing newer. */
  refusal: Refusal | undefined
  ask(): void
}

type Heard = Omit<Known, 'ask'> & { session: string; server: string | undefined }

/** The variables of a session, asked anew whenever `finished` changes. */
export function useVariables(session: string, server: string | undefined, finished: unknown): Known {
  const [heard, setHeard] = useState<Heard>()
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two are the reasons to ask again
  useEffect(() => {
    let wanted = true
    listVariables(session, server).then((reply) => {
      if (!wanted) return
      setHeard((before) => {
        const same = before?.session === session && before.server === server
        const kept = same ? before.variables : undefined
        const where = { session, server }
        if (reply.ok) return { ...where, variables: reply.value, busy: false, refusal: undefined }
        if (reply.code === 'busy') return { ...where, variables: kept, busy: true, refusal: undefined }
        if (reply.code === 'no_kernel') {
          return { ...where, variables: { variables: [], more: 0 }, busy: false, refusal: undefined }
        }
        return { ...where, variables: kept, busy: false, refusal: reply }
      })
    })
    return () => {
      wanted = false
    }
  }, [session, server, finished, asked])
  const current = heard?.session === session && heard.server === server ? heard : undefined
  return {
    variables: current?.variables,
    busy: current?.busy ?? false,
    refusal: current?.refusal,
    ask: useCallback(() => setAsked((count) => count + 1), []),
  }
}
