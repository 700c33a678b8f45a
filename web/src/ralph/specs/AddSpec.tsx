import { FilePlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { addSpec } from '../../api/loopCalls'
import type { Project } from '../../api/wire'
import { heldOf } from '../../live/useSnapshot'
import { useGo } from '../../place/place'
import { SPECS } from '../snapshot/sources'
import { nameOf } from './name'

/** A new spec: its name, and then the editor. */
export function AddSpec({ project, taken }: { project: Project; taken: readonly string[] }) {
  const [open, setOpen] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const go = useGo()
  const close = () => {
    setOpen(false)
    setTrouble(null)
  }
  if (!open) {
    return (
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        <FilePlus size={14} strokeWidth={1.8} aria-hidden />
        New spec
      </button>
    )
  }
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = nameOf(String(new FormData(event.currentTarget).get('name')))
    if (name === undefined) return setTrouble('A name such as payments.md, without a folder')
    if (taken.includes(name)) return setTrouble(`${name} exists`)
    const reply = await addSpec(project.id, name, `# ${name.replace(/\.md$/, '')}\n`)
    if (!reply.ok) return setTrouble(reply.detail)
    void heldOf(SPECS, project).now()
    go({ page: 'file', path: `${project.path}/specs/${name}` })
  }
  return (
    <form
      className="add-spec"
      onSubmit={onSubmit}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <input
        className="field mono"
        name="name"
        aria-label="Name of the new spec"
        placeholder="payments.md"
        // biome-ignore lint/a11y/noAutofocus: the user has just asked for this field
        autoFocus
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
      />
      <button type="submit" className="btn primary">
        Create
      </button>
      <button type="button" className="btn" onClick={close}>
        Cancel
      </button>
      {trouble !== null && (
        <span className="bad" role="alert">
          {trouble}
        </span>
      )}
    </form>
  )
}
