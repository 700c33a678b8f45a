import type { Encoding } from '../api/wire'

/** One content of the file, as the node told it. */
export interface Version {
  etag: string
  text: string
  encoding: Encoding
  /** A byte order mark stands before the text on disk. */
  bom: boolean
}

/** Something that went wrong, in words for the user. */
export interface Trouble {
  code: string
  message: string
}

/** A save under way: what was sent, what the disk said meanwhile, and whether to save once more. */
export interface Saving {
  text: string
  held: Version | null
  again: boolean
}

/** An open file between its buffer and the disk. The buffer itself lives in the editor. */
export interface FileState {
  /** What the buffer was made from, and what a save may replace. Null until the first content. */
  base: Version | null
  /** What the disk holds as far as we know; null while the file is gone. */
  disk: Version | null
  gone: boolean
  /** The disk holds what is neither in the buffer nor its base, and the user has to choose. */
  conflict: boolean
  /** The buffer differs from its base. */
  dirty: boolean
  saving: Saving | null
  /** The node cannot show the file. */
  unreadable: Trouble | null
  /** Why the last save failed. */
  failure: Trouble | null
  /** Etags of our own saves, newest last: their echoes may come late. */
  own: readonly string[]
  /** Counts what was heard from the disk and what was saved, to recognise an outdated answer. */
  clock: number
}

export type Status =
  | 'loading'
  | 'clean'
  | 'dirty'
  | 'conflict'
  | 'deleted'
  | 'missing'
  | 'read-only'
  | 'unreadable'

export const UNOPENED: FileState = {
  base: null,
  disk: null,
  gone: false,
  conflict: false,
  dirty: false,
  saving: null,
  unreadable: null,
  failure: null,
  own: [],
  clock: 0,
}

/** The one word for a state, the most pressing first. */
export function statusOf(state: FileState): Status {
  if (state.gone) return 'deleted'
  if (state.unreadable) return state.unreadable.code === 'not_found' ? 'missing' : 'unreadable'
  if (state.base === null) return 'loading'
  if (state.conflict) return 'conflict'
  if (isReadOnly(state)) return 'read-only'
  return state.dirty ? 'dirty' : 'clean'
}

/** Bytes that are no text are shown, never written back: the shown text is lossy. */
export const isReadOnly = (state: FileState): boolean => state.base?.encoding === 'binary'

/** Why Save is off; null where it is on. */
export function whyNoSave(state: FileState): string | null {
  if (state.base === null) return 'Nothing is open yet'
  if (state.gone) return 'The file was deleted; it can be saved when it is back'
  if (state.conflict) return 'The file changed on disk: choose Reload from disk or Keep mine first'
  if (isReadOnly(state)) return 'The file is not text and is shown read-only'
  if (state.saving) return 'Saving'
  return state.dirty ? null : 'Everything is saved'
}
