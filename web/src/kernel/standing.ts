import type { EditorState } from '@codemirror/state'
import type { KernelView } from './kernelView'
import { isOld } from './placed'
import { results } from './results'
import type { ResultView } from './runState'

/** A result as it stands now, with the lines at which it is. */
export interface Standing extends ResultView {
  key: string
  run: string
  node: number
  stale: boolean
}

/** All results in the order of the text. */
export function standingResults(state: EditorState, { runs }: KernelView): Standing[] {
  return (state.field(results, false) ?? []).flatMap((one) => {
    const { key, run, node, from, to } = one
    const known = runs[run]?.statements.get(node)
    if (!known) return []
    const { output, ms, failed, state: how } = known
    const lineStart = state.doc.lineAt(from).number
    const lineEnd = state.doc.lineAt(to).number
    return [{ key, run, node, stale: isOld(one), lineStart, lineEnd, output, ms, failed, state: how }]
  })
}
