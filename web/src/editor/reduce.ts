import type { Effect, FileHappening, Step } from './fileEvent'
import { type FileState, type Trouble, type Version, whyNoSave } from './fileState'

/** As many own saves as can have their echo on the way. */
const REMEMBERED_SAVES = 32

const step = (state: FileState, ...effects: Effect[]): Step => ({ state, effects })

const later = (state: FileState): FileState => ({ ...state, clock: state.clock + 1 })

const askAgain = (state: FileState): Step => step(state, { kind: 'reread', clock: state.clock })

/** The file's whole behaviour: no edit is ever lost, no save replaces what the user has not seen. */
export function reduce(state: FileState, happening: FileHappening): Step {
  switch (happening.type) {
    case 'appeared':
      return appeared(later(state), happening.version, happening.buffer)
    case 'reread':
      // Something happened since the question was asked: this answer may be the older one.
      if (happening.clock !== state.clock) return askAgain(state)
      if (happening.version === null) return step(vanished(state))
      return takeDisk(state, happening.version, happening.buffer)
    case 'vanished':
      return step(vanished(later(state)))
    case 'refused':
      return step(refused(state, happening.trouble))
    case 'edited':
      return step(edited(state, happening.dirty, happening.likeDisk))
    case 'saveAsked':
      return saveAsked(state, happening.buffer)
    case 'saved':
      return saved(later(state), happening.etag, happening.buffer)
    case 'saveStale':
      // Only the disk says whether this is a conflict, a deletion, or what the buffer holds anyway.
      return askAgain({ ...state, saving: null })
    case 'saveFailed':
      return step({ ...state, saving: null, failure: happening.trouble })
    case 'keptMine':
      return step(keptMine(state))
    case 'reloadChosen':
      if (!state.disk) return step(state)
      return step(agreeing(state, state.disk), { kind: 'show', version: state.disk, announce: true })
    case 'failureRead':
      return step({ ...state, failure: null })
  }
}

/** Buffer and disk hold the same: this is the new base. */
const agreeing = (state: FileState, version: Version): FileState => ({
  ...state,
  base: version,
  disk: version,
  conflict: false,
  dirty: false,
  failure: null,
})

function appeared(state: FileState, version: Version, buffer: string): Step {
  if (state.saving) {
    // Either our own echo or somebody else's write; the answer to the save tells which.
    return step({ ...state, gone: false, unreadable: null, saving: { ...state.saving, held: version } })
  }
  const lateEcho =
    version.text !== buffer && version.etag !== state.base?.etag && state.own.includes(version.etag)
  // An earlier save of our own: its late echo, or somebody went back to it.
  return lateEcho ? askAgain(state) : takeDisk(state, version, buffer)
}

/** The disk holds `version` now. */
function takeDisk(before: FileState, version: Version, buffer: string): Step {
  const state: FileState = { ...before, disk: version, gone: false, unreadable: null }
  if (state.saving) return step({ ...state, saving: { ...state.saving, held: version } })
  if (state.base === null) {
    return step(agreeing(state, version), { kind: 'show', version, announce: false })
  }
  if (version.text === buffer) return step(agreeing(state, version))
  if (version.etag === state.base.etag) return step({ ...state, conflict: false })
  if (state.dirty) return step({ ...state, conflict: true })
  return step(agreeing(state, version), { kind: 'show', version, announce: true })
}

/** A conflict about a file that is gone is none: the buffer is all that is left. */
const vanished = (state: FileState): FileState => ({
  ...state,
  disk: null,
  gone: true,
  conflict: false,
  unreadable: null,
  saving: state.saving && { ...state.saving, held: null },
})

/** To a page that comes back after an outage, a deleted file is one that is not found. */
function refused(state: FileState, trouble: Trouble): FileState {
  if (trouble.code === 'not_found' && state.base !== null) return vanished(later(state))
  return { ...state, unreadable: trouble, gone: false }
}

function edited(state: FileState, dirty: boolean, likeDisk: boolean): FileState {
  if (state.conflict && likeDisk && state.disk) return agreeing(state, state.disk)
  return state.dirty === dirty ? state : { ...state, dirty }
}

function saveAsked(state: FileState, text: string): Step {
  if (state.saving) return step({ ...state, saving: { ...state.saving, again: true } })
  if (whyNoSave(state) !== null || state.base === null) return step(state)
  const saving = { text, held: null, again: false }
  return step({ ...state, saving, failure: null }, { kind: 'save', text, etag: state.base.etag })
}

function saved(state: FileState, etag: string, buffer: string): Step {
  const { saving, base } = state
  if (!saving || !base) return step(state)
  const version = { ...base, etag, text: saving.text }
  const next: FileState = {
    ...state,
    base: version,
    disk: state.gone ? null : version,
    saving: null,
    failure: null,
    conflict: false,
    dirty: buffer !== saving.text,
    own: [...state.own, etag].slice(-REMEMBERED_SAVES),
  }
  // Heard while the save was under way: from before it or from after it, only the disk knows.
  if (saving.held && saving.held.etag !== etag) return askAgain(next)
  return saving.again ? saveAsked(next, buffer) : step(next)
}

/** What is on disk counts as seen from now on: the next save replaces it knowingly. */
function keptMine(state: FileState): FileState {
  if (!state.conflict || !state.disk) return state
  return { ...state, base: state.disk, conflict: false, dirty: true }
}
