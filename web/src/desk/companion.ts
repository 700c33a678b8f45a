import type { EditorState, Extension, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { ReactNode } from 'react'

/** An open file as a companion may see and touch it. */
export interface OpenText {
  readonly path: string
  /** The buffer as it would stand in the file, with its own line endings. */
  text(): string
  state(): EditorState
  /** Where the text is shown; nothing while another file is in front. */
  view(): EditorView | undefined
  dispatch(...specs: TransactionSpec[]): void
  focus(): void
  /** The file's content is there. */
  loaded(): Promise<void>
  /** Whether the buffer has unsaved edits. */
  unsaved(): boolean
  /** Told when the file has got a new content on disk and the buffer is the same. */
  onDisk(listener: () => void): () => void
}

/** What another feature adds to an open file, such as running it. The editor knows no more of it. */
export interface Companion {
  /** Goes into the file's editor, before its own. */
  extension: Extension
  /** A bar between the tabs and the text. */
  bar?: ReactNode
  /** First in the status line. */
  status?: ReactNode
  /** Beside the text. */
  side?: ReactNode
  /** Another view of the file in the place of its text; renders nothing while the text is to be seen. */
  cover?: ReactNode
  /** The file is closed. */
  close(): void
}

/** Begins a companion for an open file. */
export type MakeCompanion = (text: OpenText) => Companion

/** Which companion a file gets, loaded when it is opened; nothing for a file that has none. */
export type CompanionOf = (path: string) => Promise<MakeCompanion> | undefined
