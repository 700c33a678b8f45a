import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { MemoryEntry, MemoryTarget } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { beginEditing, forget } from './editing'

/** One thing that is remembered, and what can be done with it. */
export function EntryRow({
  target,
  entry,
  writes,
}: {
  target: MemoryTarget
  entry: MemoryEntry
  writes: boolean
}) {
  const { text, category, char_count } = entry
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const remove = async () => {
    const why = await forget(target, text)
    setTrouble(why)
    if (why === null) setAsked(false)
  }
  return (
    <li className="hud-entry">
      <p className="hud-entry-text">{text}</p>
      <div className="hud-entry-foot">
        <span className="tag" data-category={category}>
          {category}
        </span>
        <span className="quiet num">{grouped(char_count)} characters</span>
        <span className="gap" />
        {writes && !asked && (
          <>
            <button
              type="button"
              className="ib"
              aria-label={`Edit: ${text.slice(0, 60)}`}
              title="Edit"
              onClick={() => beginEditing(target, text)}
            >
              <Pencil size={14} strokeWidth={1.6} aria-hidden />
            </button>
            <button
              type="button"
              className="ib"
              aria-label={`Delete: ${text.slice(0, 60)}`}
              title="Delete"
              onClick={() => setAsked(true)}
            >
              <Trash2 size={14} strokeWidth={1.6} aria-hidden />
            </button>
          </>
        )}
        {asked && (
          <span className="hud-acts">
            {/* biome-ignore lint/a11y/noAutofocus: the user has just asked for this */}
            <button type="button" className="btn danger" autoFocus onClick={() => void remove()}>
              Delete it
            </button>
            <button type="button" className="btn" onClick={() => setAsked(false)}>
              Keep it
            </button>
          </span>
        )}
      </div>
      {trouble !== null && (
        <p className="bad" role="alert">
          {trouble}
        </p>
      )}
    </li>
  )
}
