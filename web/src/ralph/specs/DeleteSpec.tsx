import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { deleteSpec } from '../../api/loopCalls'
import type { Project } from '../../api/wire'
import { heldOf } from '../../live/useSnapshot'
import { SPECS } from '../snapshot/sources'

/** Asks once; what is deleted stays in the history of the project. */
export function DeleteSpec({
  project,
  name,
  asked,
  onAsk,
}: {
  project: Project
  name: string
  asked: boolean
  onAsk: (asked: boolean) => void
}) {
  const [trouble, setTrouble] = useState<string | null>(null)
  if (!asked) {
    return (
      <button type="button" className="ib" aria-label={`Delete ${name}`} onClick={() => onAsk(true)}>
        <Trash2 size={14} strokeWidth={1.6} aria-hidden />
      </button>
    )
  }
  const remove = async () => {
    const reply = await deleteSpec(project.id, name)
    if (!reply.ok) return setTrouble(reply.detail)
    void heldOf(SPECS, project).now()
  }
  return (
    <span className="ask">
      {trouble !== null && (
        <span className="bad" role="alert">
          {trouble}
        </span>
      )}
      {/* biome-ignore lint/a11y/noAutofocus: the user has just asked for this */}
      <button type="button" className="btn danger" autoFocus onClick={() => void remove()}>
        Delete it
      </button>
      <button type="button" className="btn" onClick={() => onAsk(false)}>
        Cancel
      </button>
    </span>
  )
}
