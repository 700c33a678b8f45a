import { create } from 'zustand'
import { addMemory, forgetMemory, replaceMemory } from '../../api/hermesCalls'
import type { MemoryChanged, MemoryEntry, MemoryTarget } from '../../api/hermesWire'
import type { Reply } from '../../api/request'
import { MEMORY } from '../sources'
import { askAgain } from '../useHermes'

/** What is being written into which of the two files; `old` is the entry that is to be another. */
export interface Editing {
  target: MemoryTarget
  old: string | null
  draft: string
  busy: boolean
  trouble: string | null
}

/** Outside of the page: what is half written survives a look at another one. */
export const useEditing = create<{ now: Editing | null }>(() => ({ now: null }))

/** Of one at a time: what is half written elsewhere, or on its way, comes first. */
export function beginEditing(target: MemoryTarget, old: string | null): void {
  const { now } = useEditing.getState()
  if (now && (now.busy || now.draft.trim() !== (now.old ?? '').trim())) {
    if (!now.busy) change({ trouble: 'Save this, or cancel it, before you write another one.' })
    return
  }
  useEditing.setState({ now: { target, old, draft: old ?? '', busy: false, trouble: null } })
}

export const endEditing = (): void => useEditing.setState({ now: null })

const change = (what: Partial<Editing>) =>
  useEditing.setState(({ now }) => ({ now: now && { ...now, ...what } }))

export const setDraft = (draft: string): void => change({ draft, trouble: null })

/** `old` may be gone meanwhile: then what was written becomes an entry of its own. */
export async function saveDraft(asNew: boolean): Promise<void> {
  const { now } = useEditing.getState()
  if (!now || now.busy) return
  change({ busy: true, trouble: null })
  const text = now.draft.trim()
  const reply: Reply<MemoryChanged> =
    now.old === null || asNew
      ? await addMemory(now.target, text)
      : await replaceMemory(now.target, now.old, text)
  // Nobody writes on, cancels or begins another one meanwhile: it is still the same.
  if (reply.ok) endEditing()
  else change({ busy: false, trouble: reply.detail })
  askAgain(MEMORY)
}

/** Null when it is gone, else why it is not. */
export async function forget(target: MemoryTarget, text: string): Promise<string | null> {
  const reply = await forgetMemory(target, text)
  askAgain(MEMORY)
  return reply.ok ? null : reply.detail
}

/** Entries with a name each that lasts: the text, and which of its equals it is. */
export function keyed(entries: readonly MemoryEntry[]): [string, MemoryEntry][] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const nth = seen.get(entry.text) ?? 0
    seen.set(entry.text, nth + 1)
    return [`${nth} ${entry.text}`, entry]
  })
}
