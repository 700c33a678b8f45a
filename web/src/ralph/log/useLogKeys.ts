import { type RefObject, useEffect, useRef } from 'react'
import type { Scroller } from './useLogScroll'
import type { LogSearch } from './useLogSearch'

type Search = Pick<LogSearch, 'step'>
type Moves = Pick<Scroller, 'follow' | 'toStart' | 'toEnd'>

/** `/` searches, n and N step, g and G go to the ends, f follows; nothing of it while one writes. */
export function useLogKeys(search: Search, scroll: Moves, field: RefObject<HTMLInputElement | null>): void {
  const now = useRef({ search, scroll })
  now.current = { search, scroll }
  useEffect(() => {
    /** Whether the key means something here. */
    const act = (key: string): boolean => {
      const { search, scroll } = now.current
      if (key === '/') field.current?.select()
      else if (key === 'n') search.step(1)
      else if (key === 'N') search.step(-1)
      else if (key === 'g') scroll.toStart()
      else if (key === 'G' || key === 'f') scroll.toEnd()
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]')
      )
        return
      if (!act(event.key)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [field])
}
