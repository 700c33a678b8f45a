import { type KeyboardEvent, useState } from 'react'
import type { Iteration } from '../../api/wire'
import { lasting } from '../../parts/Bars'
import { useNow } from '../../parts/useNow'
import type { Titles } from '../titles'
import { kindOf, medianOf, scaleTo, secondsOf, timeScale } from './bars'
import { ChartTip } from './ChartTip'
import { TokenLine } from './TokenLine'
import './chart.css'

interface Props {
  /** The oldest first. */
  iterations: readonly Iteration[]
  titles: Titles
  onOpen: (number: number) => void
}

/** A bar an iteration: its duration, its tokens beneath, and how it went. Arrow keys walk, Enter opens. */
export function Chart({ iterations, titles, onOpen }: Props) {
  const now = useNow(5_000)
  const [at, setAt] = useState<number | null>(null)
  const median = medianOf(iterations)
  const durations = iterations.map((one) => secondsOf(one, now))
  const most = timeScale(Math.max(0, ...durations))
  const mostTokens = scaleTo(Math.max(0, ...iterations.map(({ tokens_used }) => tokens_used ?? 0)))
  const here = at === null ? undefined : iterations[at]
  const last = iterations.length - 1
  const onKey = (event: KeyboardEvent) => {
    const from = at ?? last
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key]
    if (event.key === 'Escape') setAt(null)
    if (event.key === 'Enter' && here) onOpen(here.number)
    if (to === undefined) return
    event.preventDefault()
    setAt(Math.min(last, Math.max(0, to)))
  }
  const words = here
    ? `Iteration ${here.number}, ${kindOf(here, median).replace('_', ' ')}, ${lasting(Math.round(durations[at ?? 0] ?? 0))}`
    : `${iterations.length} iterations`
  return (
    <div className="chart">
      <div className="chart-scale quiet" aria-hidden>
        <span>{lasting(most)}</span>
        <span>{lasting(most / 2)}</span>
        <span>0</span>
      </div>
      <div
        className={`chart-bars ${iterations.length > 120 ? 'dense' : ''}`}
        role="slider"
        tabIndex={0}
        aria-label="Iterations by duration"
        aria-valuemin={iterations[0]?.number ?? 0}
        aria-valuemax={iterations[last]?.number ?? 0}
        aria-valuenow={here?.number ?? iterations[last]?.number ?? 0}
        aria-valuetext={words}
        onKeyDown={onKey}
        onFocus={() => setAt(at ?? last)}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
      >
        {iterations.map((one, place) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it does the same by keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={one.number}
            className={place === at ? 'column here' : 'column'}
            onPointerEnter={() => setAt(place)}
            onClick={() => onOpen(one.number)}
          >
            <i
              className={`bar ${kindOf(one, median)}`}
              style={{ height: `${Math.max(1.5, ((durations[place] ?? 0) / most) * 100)}%` }}
            />
          </div>
        ))}
        {here && at !== null && (
          <ChartTip
            iteration={here}
            seconds={durations[at] ?? 0}
            kind={kindOf(here, median)}
            titles={titles}
            place={(at + 0.5) / iterations.length}
          />
        )}
      </div>
      <TokenLine iterations={iterations} most={mostTokens} />
      <span className="chart-name quiet">health</span>
      <div className="chart-health" aria-hidden>
        {iterations.map((one) => (
          <i key={one.number} className={one.running ? 'now' : one.health} />
        ))}
      </div>
      <div className="chart-numbers quiet" aria-hidden>
        <span>{iterations[0]?.number}</span>
        {iterations.length > 12 && <span>{iterations[Math.floor(last / 2)]?.number}</span>}
        {last > 0 && <span>{iterations[last]?.number}</span>}
      </div>
    </div>
  )
}
