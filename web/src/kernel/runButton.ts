import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, GutterMarker, gutter } from '@codemirror/view'
import { drawIcon } from './icons'
import { type Lines, statementAt, statementsOf } from './statements'

/** Whether anything may be run has changed. */
export const rightsChanged = StateEffect.define<null>()

const pointAt = StateEffect.define<number | null>()

/** The line that the pointer is over. */
const pointed = StateField.define<number | null>({
  create: () => null,
  update(line, transaction) {
    for (const effect of transaction.effects) if (effect.is(pointAt)) return effect.value
    return transaction.docChanged ? null : line
  },
})

class RunMarker extends GutterMarker {
  private readonly line: number
  constructor(line: number) {
    super()
    this.line = line
  }
  override eq(other: RunMarker) {
    return other.line === this.line
  }
  override toDOM() {
    const button = document.createElement('button')
    button.type = 'button'
    // The keyboard has its key; gutters are not read out either.
    button.tabIndex = -1
    button.title = `Run the statement at line ${this.line}`
    button.append(drawIcon('play'))
    return button
  }
}

/** A button at the statement with the cursor, and at the one under the pointer; none for who may not run. */
export function runButton(run: (lines: Lines) => void, mayRun: () => boolean): Extension {
  const firstLineOf = (view: EditorView, line: number) => {
    const statement = statementAt(statementsOf(view.state), line)
    return statement && statement.from <= line && line <= statement.to ? statement : undefined
  }
  const track = (view: EditorView, y: number | null) => {
    const line = y === null ? null : lineUnder(view, y)
    if (line !== view.state.field(pointed)) view.dispatch({ effects: pointAt.of(line) })
  }
  return [
    pointed,
    EditorView.domEventHandlers({
      mousemove: (event, view) => track(view, event.clientY),
      mouseleave: (_, view) => track(view, null),
    }),
    gutter({
      class: 'cm-run',
      lineMarker: (view, { from }) => {
        if (!mayRun()) return null
        const { number } = view.state.doc.lineAt(from)
        const cursor = view.state.doc.lineAt(view.state.selection.main.head).number
        const wanted = [cursor, view.state.field(pointed)]
        const is = wanted.some((line) => line !== null && firstLineOf(view, line)?.from === number)
        return is ? new RunMarker(number) : null
      },
      lineMarkerChange: ({ startState, state, selectionSet, docChanged, transactions }) =>
        selectionSet ||
        docChanged ||
        startState.field(pointed) !== state.field(pointed) ||
        transactions.some(({ effects }) => effects.some((effect) => effect.is(rightsChanged))),
      initialSpacer: () => new RunMarker(0),
      domEventHandlers: {
        mousemove: (view, _, event) => {
          track(view, (event as MouseEvent).clientY)
          return false
        },
        click: (view, block, event) => {
          if (!(event.target as Element).closest('button')) return false
          const statement = firstLineOf(view, view.state.doc.lineAt(block.from).number)
          if (statement) run(statement)
          return true
        },
      },
    }),
  ]
}

function lineUnder(view: EditorView, y: number): number | null {
  const block = view.lineBlockAtHeight(y - view.documentTop)
  return view.state.doc.lineAt(block.from).number
}
