import { useEffect } from 'react'
import type { FileKernel } from './fileKernel'

/** What concerns the whole script works wherever the focus is; the editor has taken its own keys before. */
export function useRunKeys(kernel: FileKernel): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.defaultPrevented
      if (!isOurs || event.isComposing) return
      if (event.key === '.' && !event.shiftKey) void kernel.interrupt()
      else if (event.key === 'Enter' && event.shiftKey) void kernel.runAll()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [kernel])
}
