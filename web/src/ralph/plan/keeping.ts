import { create } from 'zustand'
import { forgetDraft, type KeptDraft, keepDraft, keptDraft } from '../../desk/keptDrafts'
import { type Draft, isDirty } from './draft'
import { useDrafts } from './drafts'

/** Typing is kept this soon. */
const SOON_MS = 300

const keyOf = (project: string) => `plan ${project}`

/** The text of each draft that this browser keeps, by project. */
export const useKept = create<Readonly<Record<string, string>>>(() => ({}))

const timers = new Map<string, ReturnType<typeof setTimeout>>()

async function keep(project: string): Promise<void> {
  timers.delete(project)
  const draft = useDrafts.getState()[project]
  if (!draft || !isDirty(draft)) return
  const { text, base } = draft
  if (await keepDraft({ key: keyOf(project), text, base, at: Date.now() })) {
    useKept.setState({ [project]: text })
  }
}

function forget(project: string): void {
  clearTimeout(timers.get(project))
  timers.delete(project)
  useKept.setState({ [project]: '' })
  void forgetDraft(keyOf(project))
}

/** What is saved, or thrown away, is not offered back. */
function changed(project: string, draft: Draft | undefined, before: Draft | undefined): void {
  if (draft && isDirty(draft)) {
    if (!timers.has(project))
      timers.set(
        project,
        setTimeout(() => void keep(project), SOON_MS),
      )
  } else if (before && (!draft || isDirty(before))) forget(project)
}

useDrafts.subscribe((now, before) => {
  for (const project of new Set([...Object.keys(now), ...Object.keys(before)])) {
    if (now[project] !== before[project]) changed(project, now[project], before[project])
  }
})

/** What was edited before the page was reloaded, or the browser fell. */
export const keptPlan = (project: string): Promise<KeptDraft | undefined> => keptDraft(keyOf(project))

export const keepPlan = (draft: KeptDraft): Promise<boolean> => keepDraft(draft)

export const forgetPlan = (project: string): void => forget(project)
