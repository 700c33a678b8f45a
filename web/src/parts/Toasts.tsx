import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { dropToast, type Toast, useToasts } from './toasts'
import './toasts.css'

/** Long enough to read it and to reach Undo; the wait stops while pointer or focus is on it. */
const SHOWN_MS = 8_000

export function Toasts() {
  const toasts = useToasts((store) => store.toasts)
  return (
    <div className="toasts" role="status" aria-live="polite" aria-label="Messages">
      {toasts.map((toast) => (
        <ToastCard key={toast.key} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dropToast(toast.key), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast, held])
  const hold = { onPointerEnter: () => setHeld(true), onFocus: () => setHeld(true) }
  const release = { onPointerLeave: () => setHeld(false), onBlur: () => setHeld(false) }
  return (
    <div className="toast" {...hold} {...release}>
      <span>{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            toast.action?.run()
            dropToast(toast.key)
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button type="button" className="ib" aria-label="Dismiss" onClick={() => dropToast(toast.key)}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
