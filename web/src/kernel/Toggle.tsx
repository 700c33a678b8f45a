import type { LucideIcon } from 'lucide-react'

interface Props {
  icon: LucideIcon
  name: string
  /** Beside the icon, where there is room. */
  word: string
  title: string
  on: boolean
  flip(): void
}

/** A switch of the bar: its icon is underlined while it is on, and it says so. */
export function Toggle({ icon: Icon, name, word, title, on, flip }: Props) {
  return (
    <button
      type="button"
      className="ib switch"
      aria-label={name}
      aria-pressed={on}
      title={title}
      onClick={flip}
    >
      <Icon size={16} strokeWidth={1.6} aria-hidden />
      <span className="word">{word}</span>
    </button>
  )
}
