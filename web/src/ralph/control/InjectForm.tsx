import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { injectNote } from '../../api/loopCalls'
import type { Project } from '../../api/wire'
import { openPanel, perform, useControl } from './deeds'

/** Notes that were begun and not sent, by project: another tab is no reason to lose one. */
const begun = new Map<string, string>()

/** A note for the loop's next iteration. */
export function InjectForm({ project, waiting }: { project: Project; waiting: string | null }) {
  const busy = useControl((control) => control.busy)
  const [text, setText] = useState(begun.get(project.id) ?? '')
  const type = (next: string) => {
    begun.set(project.id, next)
    setText(next)
  }
  const send = async () => {
    if (text.trim() === '' || busy) return
    if (await perform(project, () => injectNote(project.id, text.trim()))) begun.delete(project.id)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') openPanel(project, null)
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void send()
  }
  return (
    <form className="pane control" aria-label="Inject a note" onSubmit={onSubmit} onKeyDown={onKey}>
      <label htmlFor="inject-text">
        A note for the next iteration{waiting !== null && '; it is added to the one that waits'}
      </label>
      <textarea
        id="inject-text"
        className="field"
        rows={3}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        placeholder="Use batches of 5,000, not 50,000"
        onChange={(event) => type(event.target.value)}
      />
      <div className="control-acts">
        <button type="submit" className="btn primary" disabled={busy || text.trim() === ''}>
          {busy ? 'Sending' : 'Send'}
        </button>
        <button type="button" className="btn" onClick={() => openPanel(project, null)}>
          Cancel
        </button>
        <span className="quiet wide-only">Ctrl or Cmd + Enter sends it</span>
      </div>
    </form>
  )
}
