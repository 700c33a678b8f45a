import { Clock } from 'lucide-react'
import type { Loop } from '../../api/wire'

/** What somebody told the loop and it has not read yet. */
export function NoteCard({ note, loop }: { note: string; loop: Loop }) {
  return (
    <section className="pane note" aria-label="Injected note">
      <header className="pane-head">
        <h2>Injected note</h2>
        <span className="pane-sum quiet">
          waits for {loop.current ? `iteration ${loop.current.number + 1}` : 'the next iteration'}
        </span>
      </header>
      <p className="note-text">
        <Clock size={14} strokeWidth={1.8} aria-hidden />
        <span>{note.trim()}</span>
      </p>
    </section>
  )
}
