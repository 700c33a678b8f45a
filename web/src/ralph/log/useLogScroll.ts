import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import { LogScroll } from './logScroll'
import type { Span } from './scrollMap'

export interface Scroller {
  pane: RefObject<HTMLDivElement | null>
  sizer: RefObject<HTMLDivElement | null>
  block: RefObject<HTMLDivElement | null>
  /** The lines to draw. */
  span: Span
  /** The line at the upper edge. */
  top: number
  follow: boolean
  toLine(line: number): void
  toStart(): void
  toEnd(): void
}

/** A pane over any number of lines, of which only those near the view exist. */
export function useLogScroll(total: number, shift: number, generation: string): Scroller {
  const pane = useRef<HTMLDivElement>(null)
  const sizer = useRef<HTMLDivElement>(null)
  const block = useRef<HTMLDivElement>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const scroll = useMemo(() => new LogScroll(redraw), [])
  scroll.tell(total, shift, generation)
  useLayoutEffect(() => {
    scroll.arrange()
  })
  useEffect(() => {
    if (!pane.current || !sizer.current || !block.current) return
    return scroll.attach({ pane: pane.current, sizer: sizer.current, block: block.current })
  }, [scroll])
  const { span, top, follow } = scroll
  return { pane, sizer, block, span, top, follow, ...scroll.moves }
}
