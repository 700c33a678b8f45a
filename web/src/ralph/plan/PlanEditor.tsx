import { FileWarning } from 'lucide-react'
import { useEffect, useState } from 'react'
import { getPlan, savePlan } from '../../api/loopCalls'
import type { Project } from '../../api/wire'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Banner } from '../../parts/Banner'
import { showToast } from '../../parts/toasts'
import { DiffLines } from '../DiffLines'
import { PLAN, PLAN_NAME } from '../snapshot/sources'
import { unifiedDiff } from '../unifiedDiff'
import { type Draft, isDirty } from './draft'
import { endDraft, tell } from './drafts'
import { useKept } from './keeping'
import { PlanText } from './PlanText'

/** The plan's text. The loop writes it, too: a save replaces only what it was begun from. */
export function PlanEditor({ project, draft }: { project: Project; draft: Draft }) {
  const { value: plan, etag } = useSnapshot(PLAN, project)
  const [compared, setCompared] = useState(false)
  const raw = plan?.raw
  // biome-ignore lint/correctness/useExhaustiveDependencies: the project is the same, whatever is new about it
  useEffect(() => {
    if (raw === undefined) return
    const before = tell(project, { kind: 'disk', text: raw, etag })
    if (before?.merged) sayMerged(project, before.text)
  }, [project.id, raw, etag])
  const dirty = isDirty(draft)
  const kept = useKept((all) => all[project.id]) === draft.text
  const save = () => void saveDraft(project, draft)
  const leave = () => {
    if (!dirty || window.confirm('Throw your edits of the plan away?')) endDraft(project)
  }
  return (
    <div className="loop-page plan-page editing">
      <header className="loop-head">
        <h1>{PLAN_NAME}</h1>
        <span
          className={dirty ? 'accent' : 'quiet'}
          role="status"
          data-kept={(dirty && kept) || undefined}
          title={dirty && kept ? 'This browser keeps it until it is saved, also over a crash' : undefined}
        >
          {draft.saving ? 'Saving' : dirty ? 'Not saved' : 'As on disk'}
        </span>
        <span className="gap" />
        <button
          type="button"
          className="btn primary"
          disabled={!dirty || draft.saving || draft.theirs !== null}
          title={draft.theirs ? 'First say below what shall become of the change on disk' : 'Ctrl or Cmd + S'}
          onClick={save}
        >
          Save
        </button>
        <button type="button" className="btn" onClick={leave}>
          {dirty ? 'Discard' : 'Done'}
        </button>
      </header>
      {draft.trouble !== null && (
        <p className="bad" role="alert">
          {draft.trouble}
        </p>
      )}
      {draft.theirs !== null && (
        <div className="spoken">
          <Banner
            tone="yellow"
            icon={FileWarning}
            title="The plan changed on disk"
            acts={<Choices project={project} draft={draft} compared={compared} onCompare={setCompared} />}
          >
            while you edited it. Your text is safe here.
          </Banner>
          {compared && <DiffLines diff={unifiedDiff(draft.theirs.text, draft.text)} />}
        </div>
      )}
      <PlanText
        text={draft.text}
        onText={(text) => tell(project, { kind: 'typed', text })}
        onSave={() => {
          if (dirty && draft.theirs === null && !draft.saving) save()
        }}
      />
    </div>
  )
}

function Choices({
  project,
  draft,
  compared,
  onCompare,
}: {
  project: Project
  draft: Draft
  compared: boolean
  onCompare: (on: boolean) => void
}) {
  const reload = () => {
    const mine = draft.text
    tell(project, { kind: 'reloaded' })
    showToast({
      key: `plan ${project.id}`,
      text: 'The plan was reloaded from disk',
      action: { label: 'Undo', run: () => tell(project, { kind: 'restored', text: mine }) },
    })
  }
  return (
    <>
      <button type="button" className="btn" aria-expanded={compared} onClick={() => onCompare(!compared)}>
        {compared ? 'Hide diff' : 'View diff'}
      </button>
      <button type="button" className="btn" onClick={reload}>
        Reload
      </button>
      <button type="button" className="btn" onClick={() => tell(project, { kind: 'kept' })}>
        Keep mine
      </button>
    </>
  )
}

function sayMerged(project: Project, mine: string) {
  showToast({
    key: `plan ${project.id}`,
    text: 'The plan changed on disk; your edits were merged with it',
    action: { label: 'Undo', run: () => tell(project, { kind: 'restored', text: mine }) },
  })
}

async function saveDraft(project: Project, { text, base }: Draft): Promise<void> {
  tell(project, { kind: 'saving' })
  const reply = await savePlan(project.id, text, base.etag)
  if (reply.ok) {
    heldOf(PLAN, project).answer(reply)
    tell(project, { kind: 'saved', text, etag: reply.etag })
    return
  }
  const fresh = reply.status === 412 ? await getPlan(project.id) : reply
  tell(project, { kind: 'failed', why: fresh.ok ? null : fresh.detail })
  if (!fresh.ok) return
  heldOf(PLAN, project).answer(fresh)
  tell(project, { kind: 'disk', text: fresh.value.raw, etag: fresh.etag })
}
