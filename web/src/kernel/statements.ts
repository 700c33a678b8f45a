import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState, Text } from '@codemirror/state'
import type { LineRange } from '../api/kernelWire'

/** How long a key press may wait for the parser; without a tree the line at the cursor is taken. */
const PATIENCE_MS = 50

/** A statement by its whole lines, 1-based and inclusive. What a script's statements are, the server decides. */
export type Lines = LineRange

type Tree = ReturnType<typeof syntaxTree>

/** The last answer for a text: every line of a gutter asks. */
const answers = new WeakMap<Text, { tree: Tree; statements: readonly Lines[] }>()

/** The statements at the top of a script; those that share a line are one. */
export function statementsOf(state: EditorState): readonly Lines[] {
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE_MS) ?? syntaxTree(state)
  const known = answers.get(state.doc)
  if (known?.tree === tree) return known.statements
  const statements = read(state, tree)
  answers.set(state.doc, { tree, statements })
  return statements
}

function read(state: EditorState, tree: Tree): Lines[] {
  const found: Lines[] = []
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name === 'Comment') continue
    // A block's node reaches over the blank lines and the break that follow it.
    const text = state.sliceDoc(node.from, node.to).trimEnd()
    if (text === '') continue
    const from = state.doc.lineAt(node.from).number
    const to = state.doc.lineAt(node.from + lengthIn(state, text)).number
    const last = found.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}

/** A line break counts as one in the editor, whatever it is in the file. */
const lengthIn = ({ lineBreak }: EditorState, text: string) =>
  lineBreak === '\r\n' ? text.replaceAll('\r\n', '\n').length : text.length

/**
 * The statement that a user means at a line: the one that stands there; on a comment or a blank
 * line the next one; after the last one, the last one.
 */
export function statementAt(statements: readonly Lines[], line: number): Lines | undefined {
  return statements.find(({ to }) => to >= line) ?? statements.at(-1)
}

export const statementAfter = (statements: readonly Lines[], line: number): Lines | undefined =>
  statements.find(({ from }) => from > line)

/** What the cursor means: the statement at it, or all that a selection touches. */
export function chosenLines(state: EditorState): Lines | undefined {
  const { from, to, empty, head } = state.selection.main
  const statements = statementsOf(state)
  const line = (at: number) => state.doc.lineAt(at).number
  // Without a tree (the language is on its way) the server finds the statement on the line.
  if (statements.length === 0) return state.doc.length === 0 ? undefined : { from: line(from), to: line(to) }
  if (empty) return statementAt(statements, line(head))
  // A selection that ends before the first character of a line means nothing of that line.
  const last = to === state.doc.lineAt(to).from ? line(to) - 1 : line(to)
  const touched = statements.filter((one) => one.to >= line(from) && one.from <= last)
  const [first] = touched
  return first ? { from: first.from, to: touched.at(-1)?.to ?? first.to } : statementAt(statements, last)
}
