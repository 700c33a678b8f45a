import type { FormEvent, KeyboardEvent } from 'react'
import { counted } from '../../parts/figures'
import { type Editing, endEditing, saveDraft, setDraft } from './editing'

/** Where an entry is written: Ctrl+Enter saves, Escape gives up. */
export function EntryForm({ of, lost = false }: { of: Editing; lost?: boolean }) {
  const { old, draft, busy, trouble } = of
  const text = draft.trim()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void saveDraft(lost)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !busy && (draft === (old ?? '') || text === '')) endEditing()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (text !== '') void saveDraft(lost)
    }
  }
  const name = old === null ? 'New entry' : 'Edit the entry'
  return (
    <form className="hud-entry-form" aria-label={name} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {lost && (
        <p className="warn" role="status">
          This entry was changed or removed on disk meanwhile. What you wrote can be kept as a new one.
        </p>
      )}
      <textarea
        className="field"
        aria-label={name}
        rows={Math.min(10, Math.max(3, draft.split('\n').length + 1))}
        value={draft}
        readOnly={busy}
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      />
      <div className="hud-acts">
        <button
          type="submit"
          className="btn primary"
          disabled={busy || text === '' || (!lost && text === old)}
        >
          {lost ? 'Save as a new entry' : old === null ? 'Add it' : 'Save'}
        </button>
        <button type="button" className="btn" disabled={busy} onClick={endEditing}>
          Cancel
        </button>
        <span className="quiet num">{counted([...text].length, 'character')}</span>
      </div>
      {text.includes('§') && <p className="warn">§ stands between two entries: write it another way.</p>}
      {trouble !== null && (
        <p className="bad" role="alert">
          {trouble}
        </p>
      )}
    </form>
  )
}
