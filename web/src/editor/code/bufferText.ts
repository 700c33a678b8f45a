import { Annotation, type EditorState, Text, Transaction, type TransactionSpec } from '@codemirror/state'
import { type LineSeparator, separatorOf } from '../lineEndings'
import { minimalDiff } from '../minimalDiff'
import { endingIn, endings } from './extensions'

/** Marks what came from the disk, so that it is not taken for the user's own typing. */
export const fromDisk = Annotation.define<boolean>()

/** The buffer as it would stand in the file, with its own line endings. */
export const textOf = (state: EditorState): string => state.sliceDoc()

/** A text as the editor holds it. */
export const documentOf = (text: string): Text => Text.of(text.split(separatorOf(text)))

/** Whether the buffer is this text; cheap enough for each key press, as equal parts are shared. */
export const holds = (state: EditorState, document: Text, separator: LineSeparator): boolean =>
  state.lineBreak === separator && state.doc.eq(document)

/**
 * Makes the buffer hold `text`, touching only what differs. Positions inside the editor count each
 * line break as one, whatever it is on disk, so both sides are compared in that form.
 */
export function bringTo(state: EditorState, text: string): TransactionSpec {
  const separator = separatorOf(text)
  const changes = minimalDiff(state.doc.toString(), text.split(separator).join('\n'))
  return {
    changes: changes.map(({ from, to, insert }) => ({ from, to, insert: Text.of(insert.split('\n')) })),
    effects: state.lineBreak === separator ? [] : endings.reconfigure(endingIn(separator)),
    annotations: [fromDisk.of(true), Transaction.userEvent.of('reload')],
  }
}
