import { CircleCheck, CircleDashed, CircleDotDashed, CircleSlash, OctagonX } from 'lucide-react'
import type { BuildPartStatus } from '../api/wire'
import { PART_WORDS } from './words'

const LOOKS = {
  not_started: { tone: 'quiet', icon: CircleDashed },
  in_progress: { tone: 'accent', icon: CircleDotDashed },
  completed: { tone: 'ok', icon: CircleCheck },
  error: { tone: 'bad', icon: OctagonX },
  blocked: { tone: 'warn', icon: CircleSlash },
} as const

/** A word of a newer node is shown as it is. */
const lookOf = (status: BuildPartStatus) => ({
  ...(LOOKS[status] ?? LOOKS.not_started),
  word: PART_WORDS[status] ?? status,
})

/** Where there is room for the glyph alone: the word is there for who hears the page. */
export function PartGlyph({ status }: { status: BuildPartStatus }) {
  const { tone, icon: Icon, word } = lookOf(status)
  return (
    <span className={`glyph ${tone}`} data-status={status} title={word}>
      <Icon size={14} strokeWidth={1.8} aria-hidden />
      <span className="hidden-word">{word}</span>
    </span>
  )
}

/** The same with its word beside it. */
export function PartWord({ status }: { status: BuildPartStatus }) {
  const { tone, icon: Icon, word } = lookOf(status)
  return (
    <span className={`status ${tone}`} data-status={status}>
      <Icon size={14} strokeWidth={1.8} aria-hidden />
      {word}
    </span>
  )
}
