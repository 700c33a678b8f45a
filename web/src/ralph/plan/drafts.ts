import { create } from 'zustand'
import type { Project } from '../../api/wire'
import { type Draft, type DraftEvent, draftAfter, draftOf, isDirty } from './draft'

/** Drafts by project: another tab of the page is no reason to lose one. */
export const useDrafts = create<Readonly<Record<string, Draft>>>(() => ({}))

export const beginDraft = ({ id }: Project, text: string, etag: string | undefined): void =>
  useDrafts.setState({ [id]: draftOf(text, etag) })

/** Goes on where an edit was left; what the disk has by now comes as an event, as it would have then. */
export const resumeDraft = ({ id }: Project, { text, base }: Pick<Draft, 'text' | 'base'>): void =>
  useDrafts.setState({ [id]: { ...draftOf(base.text, base.etag), text } })

/** Says what the text was, and whether the event has merged something into it. */
export function tell({ id }: Project, event: DraftEvent): { text: string; merged: boolean } | undefined {
  const draft = useDrafts.getState()[id]
  if (!draft) return undefined
  const next = draftAfter(draft, event)
  useDrafts.setState({ [id]: next })
  return { text: draft.text, merged: event.kind === 'disk' && isDirty(draft) && next.text !== draft.text }
}

export function endDraft({ id }: Project): void {
  const { [id]: _, ...others } = useDrafts.getState()
  useDrafts.setState(others, true)
}

/** The browser asks before it throws a draft away. */
window.addEventListener('beforeunload', (event) => {
  if (Object.values(useDrafts.getState()).some(isDirty)) event.preventDefault()
})
