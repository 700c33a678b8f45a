import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react'
import type { MemoryFile } from '../api/hermesWire'
import { Meter } from './Meter'
import { charsOf, fullnessOf } from './words'

const ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: OctagonX }

type Filled = Pick<MemoryFile, 'total_chars' | 'max_chars' | 'capacity_pct'>

/** How full a memory file is: figures, bar, and a word where it says something. */
export function Capacity({ of, name }: { of: Filled; name: string }) {
  const { total_chars, max_chars, capacity_pct } = of
  const { tone, word } = fullnessOf(capacity_pct)
  const Icon = ICONS[tone]
  const said = charsOf(total_chars, max_chars, capacity_pct)
  return (
    <div className="hud-capacity">
      <p>
        <b>{name}</b>
        <span className={tone === 'ok' ? 'quiet status' : `${tone} status`}>
          <Icon size={13} strokeWidth={1.8} aria-hidden />
          {word}
        </span>
        <span className="quiet num">{said}</span>
      </p>
      <Meter value={total_chars} most={max_chars} of={`${name}: ${word}`} tone={tone} said={said} />
    </div>
  )
}
