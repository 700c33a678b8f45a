import { type ChangeDesc, type EditorState, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { afterEdit, isOld, type Placed } from './placed'
import { type Hosts, ResultWidget, resized } from './resultWidget'

/** Puts other results in the place of those that stand. */
export const putResults = StateEffect.define<readonly Placed[]>()

/** The results that stand in the text, in its order. */
export const results = StateField.define<readonly Placed[]>({
  create: () => [],
  update(placed, transaction) {
    let now = placed
    if (transaction.docChanged && now.length > 0) {
      now = afterEdit(now, transaction.changes, transaction.newDoc)
    }
    for (const effect of transaction.effects) if (effect.is(putResults)) now = effect.value
    return now
  },
})

/** Begins or ends to note what is edited since now, under a token. */
export const noteEdits = StateEffect.define<{ token: object; on: boolean }>()

/** What was edited since a script was sent: its lines are those of the text as it was then. */
export const editsSince = StateField.define<ReadonlyMap<object, ChangeDesc>>({
  create: () => new Map(),
  update(noted, transaction) {
    const now = new Map(noted)
    if (transaction.docChanged) {
      for (const [token, changes] of noted) now.set(token, changes.composeDesc(transaction.changes.desc))
    }
    for (const effect of transaction.effects) {
      if (!effect.is(noteEdits)) continue
      const { token, on } = effect.value
      if (on) now.set(token, transaction.state.changes().desc)
      else now.delete(token)
    }
    return now.size === 0 && noted.size === 0 ? noted : now
  },
})

/** The results at a position; several statements may share a line. */
export function resultsAt(placed: readonly Placed[], at: number): readonly Placed[] {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placed[middle] as Placed).to < at) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < placed.length && (placed[end] as Placed).from <= at) end++
  return placed.slice(low, end)
}

const wrong = Decoration.mark({ class: 'cm-wrong' })

/** The outputs under their statements, and a mark under the line of an error. */
export function resultDecorations(hosts: Hosts): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: (state) => decorate(state, hosts),
    update(set, transaction) {
      const placed = transaction.state.field(results)
      const before = transaction.startState.field(results, false)
      const isSame = placed === before && !transaction.effects.some((effect) => effect.is(resized))
      return isSame ? set : decorate(transaction.state, hosts)
    },
    provide: (field) => EditorView.decorations.from(field),
  })
}

function decorate(state: EditorState, hosts: Hosts): DecorationSet {
  const ranges: Range<Decoration>[] = []
  state.field(results).forEach((one, at) => {
    if (one.shown) {
      const widget = new ResultWidget(one.key, isOld(one), hosts)
      // Those of one line stand in their order.
      ranges.push(Decoration.widget({ widget, block: true, side: 1 + at }).range(one.to))
    }
    const line = one.errorAt === null || isOld(one) ? undefined : wrongLine(state, one)
    if (line) ranges.push(wrong.range(line.from, line.to))
  })
  return Decoration.set(ranges, true)
}

/** The text of an error's line, without what indents it. */
function wrongLine({ doc }: EditorState, { from, to, errorAt }: Placed) {
  const number = doc.lineAt(from).number + (errorAt ?? 0)
  if (number > doc.lines) return undefined
  const line = doc.line(number)
  if (line.from > to) return undefined
  const begin = line.from + (line.text.length - line.text.trimStart().length)
  return begin < line.to ? { from: begin, to: line.to } : undefined
}
