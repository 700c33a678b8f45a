import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react'
import type { PlanPhase } from '../../api/wire'

const LOOK = {
  complete: { icon: CircleCheck, tone: 'ok', word: 'Complete' },
  in_progress: { icon: CircleDot, tone: 'accent', word: 'Begun' },
  pending: { icon: CircleDashed, tone: 'quiet', word: 'Not begun' },
} as const

export function PhaseGlyph({ status }: { status: PlanPhase['status'] }) {
  const { icon: Icon, tone, word } = LOOK[status]
  return (
    <span className={`glyph ${tone}`} title={word}>
      <Icon size={14} strokeWidth={1.8} aria-hidden />
      <span className="hidden-word">{word}: </span>
    </span>
  )
}
