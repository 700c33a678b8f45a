import { FolderPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { addProject } from '../api/calls'
import { noteAdded } from '../live/projects'
import { refreshNode } from '../node/node'

/** A button that opens one field: the directory to serve as well. */
export function AddProject() {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const close = () => {
    setOpen(false)
    setTrouble(null)
  }
  if (!open) {
    return (
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <FolderPlus size={14} strokeWidth={1.8} aria-hidden />
        Add a project
      </button>
    )
  }
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const path = String(new FormData(event.currentTarget).get('path')).trim()
    setBusy(true)
    const reply = await addProject(path)
    setBusy(false)
    if (!reply.ok) return setTrouble(reply.detail)
    noteAdded(reply.value)
    void refreshNode()
    close()
  }
  return (
    <form
      className="add-project"
      onSubmit={onSubmit}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <label htmlFor="add-path">Directory, absolute, beneath one that this node may serve</label>
      <input
        className="field mono"
        id="add-path"
        name="path"
        placeholder="/home/me/project"
        required
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-describedby="add-trouble"
      />
      <button type="submit" className="btn primary" disabled={busy}>
        {busy ? 'Adding' : 'Add'}
      </button>
      <button type="button" className="btn" onClick={close}>
        Cancel
      </button>
      <p id="add-trouble" className="bad" role="alert">
        {trouble}
      </p>
    </form>
  )
}
