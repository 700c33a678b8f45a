import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { AgentSession } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { usePhone } from '../usePhone'
import { SessionHead, SessionRow } from './SessionRow'
import { useSight } from './useSight'

const ROW = 32
/** Title above, figures below. */
const TALL_ROW = 52

interface Props {
  sessions: readonly AgentSession[]
  /** Of all that there are. */
  total: number
  open: string | undefined
  /** The end is near, and there are more. */
  onEnd: () => void
}

/** The sessions, the newest first; only those in sight are drawn. Arrow keys walk. */
export function SessionList({ sessions, total, open, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const tall = usePhone() || open !== undefined
  const row = tall ? TALL_ROW : ROW
  const { from, to } = useSight(scroller, row, sessions.length)
  const near = to >= sessions.length && sessions.length < total
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each length
  useEffect(() => {
    if (near) onEnd()
  }, [near, sessions.length])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className="hud-sessions" data-tall={tall || undefined} ref={scroller}>
      {!tall && <SessionHead />}
      <ul style={{ height: sessions.length * row }} onKeyDown={onKeyDown} aria-label="Sessions">
        {sessions.slice(from, to).map((session, at) => (
          <li
            key={session.id}
            style={{ top: (from + at) * row, height: row }}
            aria-setsize={total}
            aria-posinset={from + at + 1}
          >
            <SessionRow session={session} open={session.id === open} />
          </li>
        ))}
      </ul>
      {sessions.length < total && (
        <p className="quiet num hud-sessions-end">
          The newest {grouped(sessions.length)} of {grouped(total)}; more come as you scroll.
        </p>
      )}
    </div>
  )
}
