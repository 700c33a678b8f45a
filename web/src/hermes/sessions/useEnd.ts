import { type RefObject, useLayoutEffect } from 'react'

/** So near to the end that what comes is to be seen. */
const NEAR = 48

/** Stays at the end while it is there: what comes pushes it on. Who scrolls up stays where they are. */
export function useEnd(scroller: RefObject<HTMLElement | null>, inner: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = scroller.current
    const content = inner.current
    if (!box || !content || typeof ResizeObserver === 'undefined') return
    let atEnd = true
    const go = () => {
      if (atEnd) box.scrollTop = box.scrollHeight
    }
    const onScroll = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
    }
    go()
    const sizes = new ResizeObserver(go)
    sizes.observe(content)
    box.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      sizes.disconnect()
      box.removeEventListener('scroll', onScroll)
    }
  }, [scroller, inner])
}
