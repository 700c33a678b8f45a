import type { EditorState } from '@codemirror/state'
import { results } from './results'
import { keyOf } from './runPlacing'
import type { RunState } from './runState'

export interface FaultPlace {
  /** 1-based, in the text as it stands. */
  line: number
  at: number
}

/** Where the statement stands now that failed in a run; nothing where none did, or its code is gone. */
export function faultOf(state: EditorState, run: RunState | null): FaultPlace | undefined {
  const failed = run && [...run.statements.values()].find(({ failed }) => failed)
  if (!failed) return undefined
  const placed = state.field(results, false)?.find(({ key }) => key === keyOf(run.id, failed.node))
  if (!placed) return undefined
  const first = state.doc.lineAt(placed.from).number
  const last = state.doc.lineAt(placed.to).number
  const { number: line, from: at } = state.doc.line(Math.min(last, first + (placed.errorAt ?? 0)))
  return { line, at }
}
