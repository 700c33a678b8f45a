import type { FileState, Trouble, Version } from './fileState'

/** What can happen to an open file. `buffer` is the text in the editor at that moment. */
export type FileHappening =
  /** The stream tells a content: at first, after a change, after the file's return. */
  | { type: 'appeared'; version: Version; buffer: string }
  /** The answer to an effect `reread`, null where there is no file; `clock` is that of the question. */
  | { type: 'reread'; version: Version | null; buffer: string; clock: number }
  | { type: 'vanished' }
  | { type: 'refused'; trouble: Trouble }
  /** `likeDisk`: the buffer is what the disk holds, though not what it was made from. */
  | { type: 'edited'; dirty: boolean; likeDisk: boolean }
  | { type: 'saveAsked'; buffer: string }
  | { type: 'saved'; etag: string; buffer: string }
  | { type: 'saveStale' }
  | { type: 'saveFailed'; trouble: Trouble }
  | { type: 'keptMine' }
  | { type: 'reloadChosen' }
  | { type: 'failureRead' }

/** What the editor has to do about it. */
export type Effect =
  /** Bring the buffer to this text. The first content is not announced: it was asked for. */
  | { kind: 'show'; version: Version; announce: boolean }
  | { kind: 'save'; text: string; etag: string }
  /** Ask the disk itself, because what was heard may be out of date. */
  | { kind: 'reread'; clock: number }

export interface Step {
  state: FileState
  effects: readonly Effect[]
}
