import { Plus } from 'lucide-react'
import type { MemoryFile } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { Capacity } from '../Capacity'
import { matching } from '../matching'
import { Nothing, Pane } from '../Page'
import { byCount } from '../words'
import { EntryForm } from './EntryForm'
import { EntryRow } from './EntryRow'
import { beginEditing, keyed, useEditing } from './editing'

interface Props {
  of: MemoryFile
  title: string
  file: string
  /** What would stand here. */
  purpose: string
  query: string
  writes: boolean
}

/** One of the two files of the memory. */
export function MemoryPanel({ of, title, file, purpose, query, writes }: Props) {
  const target = of.source
  const now = useEditing((store) => store.now)
  const editing = now?.target === target ? now : null
  const shown = matching(keyed(of.entries), query, ([, { text, category }]) => [text, category])
  // Only the first of two equal ones is being edited.
  const place = editing?.old == null ? -1 : shown.findIndex(([, { text }]) => text === editing.old)
  const categories = byCount(of.count_by_category)
  return (
    <Pane
      title={title}
      sum={query === '' ? counted(of.entry_count, 'note') : `${shown.length} of ${of.entry_count} notes`}
      end={
        writes && (
          <button type="button" className="btn" onClick={() => beginEditing(target, null)}>
            <Plus size={14} strokeWidth={1.8} aria-hidden />
            Add
          </button>
        )
      }
    >
      <div className="hud-pad">
        <Capacity of={of} name={file} />
        {categories.length > 0 && (
          <p className="hud-chips quiet num">
            {categories.map(([name, count]) => (
              <span key={name}>
                {name} {count}
              </span>
            ))}
          </p>
        )}
      </div>
      {editing && place < 0 && <EntryForm of={editing} lost={editing.old !== null} />}
      {of.entry_count === 0 && (
        <Nothing>
          {purpose}{' '}
          {writes ? 'Add the first one, or let the agent learn it.' : 'The agent has noted nothing yet.'}
        </Nothing>
      )}
      {of.entry_count > 0 && shown.length === 0 && <Nothing>No entry has these words.</Nothing>}
      <ul>
        {shown.map(([key, entry], at) =>
          editing && at === place ? (
            <li key={key}>
              <EntryForm of={editing} />
            </li>
          ) : (
            <EntryRow key={key} target={target} entry={entry} writes={writes} />
          ),
        )}
      </ul>
    </Pane>
  )
}
