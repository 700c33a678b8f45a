import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Tells whether there is more to the right of a scroller than is in sight; `content` is what may make it wider. */
export function useEdge<E extends HTMLElement>(
  content?: unknown,
): { ref: RefObject<E | null>; more: boolean; look(): void } {
  const ref = useRef<E>(null)
  const [more, setMore] = useState(false)
  const look = useCallback(() => {
    const pane = ref.current
    if (pane) setMore(pane.scrollLeft + pane.clientWidth < pane.scrollWidth - 1)
  }, [])
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(look)
    observer.observe(ref.current)
    look()
    return () => observer.disconnect()
  }, [look])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is the reason to look
  useEffect(look, [content, look])
  return { ref, more, look }
}
