import { useEffect } from 'react'
import type { Session } from './session'

/** Ctrl+S and ⌘S save wherever the focus is; the browser's own dialog is of no use here. */
export function useSaveKey(session: Session): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      if (event.altKey || event.shiftKey) return
      event.preventDefault()
      session.save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [session])
}
