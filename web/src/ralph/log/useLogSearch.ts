import { useEffect, useMemo, useRef, useState } from 'react'
import type { LogCalls } from '../../api/logCalls'
import type { LogMatches } from '../../api/wire'
import { patternOf } from './highlight'
import { isAsked, NOTHING, queryOf, type Wanted } from './kinds'
import { matchNear, stepped } from './searchSteps'

const TYPING_MS = 250
/** A log that grows is searched again this often, and less often where that takes long. */
const AGAIN_MS = 3_000
const SHARE = 5

export interface LogSearch {
  query: Wanted
  change(what: Partial<Wanted>): void
  /** Null while nothing is looked for, or nothing was answered yet. */
  matches: LogMatches | null
  /** Which of the matches is the current one; -1 for none. */
  at: number
  step(by: 1 | -1): void
  busy: boolean
  trouble: string | null
  /** Marks the hits in view. */
  pattern: RegExp | null
}

/**
 * A search through the whole log, by the node.
 *
 * @param top the line that is looked at: the search begins there
 * @param show brings a line into view
 */
export function useLogSearch(
  calls: LogCalls,
  version: string,
  total: number,
  top: number,
  show: (line: number) => void,
): LogSearch {
  const [query, setQuery] = useState(NOTHING)
  const [matches, setMatches] = useState<LogMatches | null>(null)
  const [at, setAt] = useState(-1)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const looks = useRef({ top, show, total })
  looks.current = { top, show, total }
  const asked = isAsked(query)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the log is searched anew
  useEffect(() => {
    setTrouble(null)
    if (!asked) {
      setMatches(null)
      setAt(-1)
      setBusy(false)
      return
    }
    const wanted = queryOf(query)
    if (!wanted) {
      setMatches(null)
      return setTrouble('Too long for this filter')
    }
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let searched = 0
    const ask = async (first: boolean) => {
      if (!first && searched === looks.current.total) {
        timer = setTimeout(() => void ask(false), AGAIN_MS)
        return
      }
      searched = looks.current.total
      const begun = Date.now()
      if (first) setBusy(true)
      const reply = await calls.search(wanted)
      if (over) return
      setBusy(false)
      if (!reply.ok) return setTrouble(reply.detail)
      const { lines } = reply.value
      setMatches(reply.value)
      if (first) {
        const near = matchNear(lines, looks.current.top)
        setAt(near)
        if (lines[near] !== undefined) looks.current.show(lines[near])
      }
      timer = setTimeout(() => void ask(false), Math.max(AGAIN_MS, SHARE * (Date.now() - begun)))
    }
    timer = setTimeout(() => void ask(true), TYPING_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [calls, query, asked, version])

  const pattern = useMemo(() => patternOf(query), [query])
  return {
    query,
    change: (what) => setQuery((before) => ({ ...before, ...what })),
    matches,
    at,
    step: (by) => {
      const lines = matches?.lines ?? []
      const next = stepped(at, lines.length, by)
      if (next < 0) return
      setAt(next)
      show(lines[next] ?? 1)
    },
    busy,
    trouble,
    pattern,
  }
}
