import { useState } from 'react'
import { askHermes } from '../../api/hermesCalls'
import type { Transcript } from '../../api/hermesWire'
import { transcriptOf } from '../sources'
import { type Shown, useHermes } from '../useHermes'
import { type Known, NOTHING_KNOWN, withNewest, withOlder } from './transcript'

export interface Read {
  /** The newest of it, live. */
  newest: Shown<Transcript>
  known: Known
  /** Asks for what was said before. */
  earlier: () => Promise<void>
  asking: boolean
  trouble: string | null
}

/** What was said in a session: its end is live, and what was before comes when it is asked for. */
export function useTranscript(session: string): Read {
  const newest = useHermes(transcriptOf(session))
  const [known, setKnown] = useState(NOTHING_KNOWN)
  const [seen, setSeen] = useState<Transcript>()
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  if (newest.value !== undefined && newest.value !== seen) {
    setSeen(newest.value)
    setKnown(withNewest(known, newest.value))
  }
  const earlier = async () => {
    const before = known.messages[0]?.id
    if (asking || before === undefined) return
    setAsking(true)
    const reply = await askHermes<Transcript>(`sessions/${encodeURIComponent(session)}/messages`, {
      limit: '200',
      before: String(before),
    })
    setAsking(false)
    setTrouble(reply.ok ? null : reply.detail)
    if (reply.ok) setKnown((now) => (now.messages[0]?.id === before ? withOlder(now, reply.value) : now))
  }
  return { newest, known, earlier, asking, trouble }
}
