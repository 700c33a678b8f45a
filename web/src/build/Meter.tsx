import type { BuildPartStatus } from '../api/wire'
import './meter.css'

/** How far something is. */
export function Meter({ percent, status, of }: { percent: number; status: BuildPartStatus; of: string }) {
  const shown = Math.round(Math.min(100, Math.max(0, percent)))
  return (
    <span
      className="build-meter"
      data-status={status}
      role="progressbar"
      aria-label={of}
      aria-valuenow={shown}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${shown}%` }} />
    </span>
  )
}
