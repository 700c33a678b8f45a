import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface Props {
  tone: 'yellow' | 'red' | 'plain'
  icon: LucideIcon
  title: string
  /** The rest of the sentence. */
  children?: ReactNode
  /** What can be done about it. */
  acts?: ReactNode
}

/** A message in the flow of the page: never over the text, never in the way of the keyboard. */
export function Banner({ tone, icon: Icon, title, children, acts }: Props) {
  return (
    <div className={`banner ${tone}`} role="status">
      <Icon size={16} aria-hidden />
      <div className="words">
        <b>{title}</b> {children}
      </div>
      {acts && <div className="acts">{acts}</div>}
    </div>
  )
}
