import { create } from 'zustand'

/** A short message about something that happened by itself, with at most one way to take it back. */
export interface Toast {
  /** A newer toast with the same key takes the place of the older one. */
  key: string
  text: string
  action?: { label: string; run: () => void }
  /** Called when the toast is gone, for whatever reason. */
  onGone?: () => void
}

export const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

export function showToast(toast: Toast): void {
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter(({ key }) => key !== toast.key), toast] }))
}

export function dropToast(key: string): void {
  const going = useToasts.getState().toasts.find((toast) => toast.key === key)
  if (!going) return
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.key !== key) }))
  going.onGone?.()
}
