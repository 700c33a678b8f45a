import { merged } from './merge'

/** A plan that is being edited, and what is on the disk meanwhile. */
export interface Draft {
  text: string
  /** What it was begun from: a save replaces only this. */
  base: { text: string; etag: string | undefined }
  /** What the disk has now, where it is something else than both. */
  theirs: { text: string; etag: string | undefined } | null
  saving: boolean
  trouble: string | null
}

export type DraftEvent =
  | { kind: 'typed'; text: string }
  | { kind: 'disk'; text: string; etag: string | undefined }
  | { kind: 'saving' }
  | { kind: 'saved'; text: string; etag: string | undefined }
  | { kind: 'failed'; why: string | null }
  /** Mine shall replace what is on the disk now. */
  | { kind: 'kept' }
  | { kind: 'reloaded' }
  /** A reload was a mistake. */
  | { kind: 'restored'; text: string }

export const draftOf = (text: string, etag: string | undefined): Draft => ({
  text,
  base: { text, etag },
  theirs: null,
  saving: false,
  trouble: null,
})

export const isDirty = ({ text, base }: Draft): boolean => text !== base.text

export function draftAfter(draft: Draft, event: DraftEvent): Draft {
  switch (event.kind) {
    case 'typed':
      return { ...draft, text: event.text, trouble: null }
    case 'disk':
      return onDisk(draft, { text: event.text, etag: event.etag })
    case 'saving':
      return { ...draft, saving: true, trouble: null }
    case 'saved':
      return { ...draft, base: { text: event.text, etag: event.etag }, theirs: null, saving: false }
    case 'failed':
      return { ...draft, saving: false, trouble: event.why }
    case 'kept':
      return draft.theirs ? { ...draft, base: draft.theirs, theirs: null } : draft
    case 'reloaded':
      return draft.theirs ? draftOf(draft.theirs.text, draft.theirs.etag) : draft
    case 'restored':
      return { ...draft, text: event.text }
  }
}

/** Equal text is never a conflict; what nobody has edited follows the disk; edits of other lines are joined. */
function onDisk(draft: Draft, disk: Draft['base']): Draft {
  if (disk.text === draft.base.text) return { ...draft, base: disk, theirs: null }
  if (disk.text === draft.text) return { ...draft, base: disk, theirs: null }
  // The echo of the save that is on its way comes before its answer.
  if (!isDirty(draft)) return { ...draft, text: disk.text, base: disk, theirs: null }
  const both = merged(draft.base.text, draft.text, disk.text)
  return both === undefined ? { ...draft, theirs: disk } : { ...draft, text: both, base: disk, theirs: null }
}
