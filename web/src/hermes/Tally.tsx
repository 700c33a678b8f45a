import { grouped } from '../parts/figures'
import { Meter } from './Meter'

/** Names with how often each occurs, the bar beside the figure. */
export function Tally({
  rows,
  chosen,
  choose,
  unit,
}: {
  rows: readonly (readonly [name: string, count: number])[]
  chosen?: string | undefined
  choose?: (name: string) => void
  unit?: string
}) {
  const most = Math.max(1, ...rows.map(([, count]) => count))
  return (
    <ul className="hud-tally">
      {rows.map(([name, count]) => {
        const inside = (
          <>
            <span className="one-line" title={name}>
              {name}
            </span>
            <Meter value={count} most={most} of={name} />
            <span className="quiet num">
              {grouped(count)}
              {unit !== undefined && ` ${unit}`}
            </span>
          </>
        )
        return (
          <li key={name}>
            {choose ? (
              <button
                className="hud-tally-row"
                type="button"
                aria-pressed={chosen === name}
                onClick={() => choose(name)}
              >
                {inside}
              </button>
            ) : (
              <div className="hud-tally-row">{inside}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
