import { useState } from 'react'
import { removeProject } from '../api/calls'
import type { Project } from '../api/wire'
import { noteRemoved } from '../live/projects'
import { refreshNode } from '../node/node'

/** Takes a project off this node, after a question; its files stay as they are. */
export function RemoveProject({ project: { id, name, origin } }: { project: Project }) {
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  if (origin === 'command_line') {
    return (
      <button
        type="button"
        className="btn ghost"
        disabled
        title="It was named on the command line: start Sightline without it to serve it no more"
      >
        Remove
      </button>
    )
  }
  if (!asked) {
    return (
      <button type="button" className="btn ghost" onClick={() => setAsked(true)}>
        Remove
      </button>
    )
  }
  const remove = async () => {
    setBusy(true)
    const reply = await removeProject(id)
    setBusy(false)
    // Gone already is what was wished for.
    if (!reply.ok && reply.status !== 404) return setTrouble(reply.detail)
    noteRemoved(id)
    void refreshNode()
  }
  return (
    <div className="removal" role="alertdialog" aria-label={`Remove ${name}`}>
      <p>{trouble ?? `Serve ${name} no more? Its files stay as they are.`}</p>
      {!trouble && (
        <button
          type="button"
          className="btn danger"
          disabled={busy}
          onClick={remove}
          // biome-ignore lint/a11y/noAutofocus: the question has just been asked for, and Escape answers it
          autoFocus
        >
          Remove
        </button>
      )}
      <button
        type="button"
        className="btn"
        onClick={() => {
          setAsked(false)
          setTrouble(null)
        }}
      >
        {trouble ? 'Close' : 'Cancel'}
      </button>
    </div>
  )
}
