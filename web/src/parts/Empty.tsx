import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** A pane with nothing to show: says why, and what to do next. */
export function Empty({
  icon: Icon,
  title,
  children,
}: {
  icon: LucideIcon
  title: string
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon size={28} strokeWidth={1.4} aria-hidden />
      <h1>{title}</h1>
      {children}
    </div>
  )
}
