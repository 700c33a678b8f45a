import { useEffect, useRef } from 'react'
import type { Session } from './session'

/** Where the editor of a session is put into the page. */
export function CodePane({ session }: { session: Session }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    session.attach(host.current)
    // Whoever came by the keyboard through the tree stays there.
    if (document.activeElement === document.body) session.focus()
    return () => session.detach()
  }, [session])
  return <div className="code" ref={host} />
}
