import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Sight, sightOf } from './window'

/** Which rows of a list are in sight; asked for at each scroll, and told only where it is another. */
export function useSight(scroller: RefObject<HTMLElement | null>, row: number, count: number): Sight {
  const [sight, setSight] = useState<Sight>(() => sightOf(0, window.innerHeight, row, count))
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const next = sightOf(box.scrollTop, box.clientHeight || window.innerHeight, row, count)
      setSight((now) => (now.from === next.from && now.to === next.to ? now : next))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      box.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [scroller, row, count])
  return { from: Math.min(sight.from, count), to: Math.min(sight.to, count) }
}
