import { useLine } from '../../live/connection'
import { connectionOf } from '../../live/freshness'
import { grouped, sized } from '../../parts/figures'
import { LiveMark } from '../../parts/LiveMark'
import type { LogView } from './logModel'

interface Props {
  view: LogView
  selected: number | undefined
  follow: boolean
  counting: number | undefined
}

/** How much log there is, and how fresh it is. */
export function LogFooter({ view, selected, follow, counting }: Props) {
  const { freshness, word, why } = connectionOf(useLine(({ state }) => state))
  const { phase, numbered, total, size, rotatedAt } = view
  return (
    <footer className="log-foot">
      {phase === 'ready' && (
        <>
          <span>
            {numbered ? (
              <>
                <b>{grouped(total)}</b> {total === 1 ? 'line' : 'lines'}
              </>
            ) : (
              `counting${counting === undefined ? '' : ` ${Math.floor(counting * 100)} %`}`
            )}
          </span>
          <span>
            <b>{sized(size)}</b>
          </span>
        </>
      )}
      <span className="log-wide">ralph.log</span>
      {rotatedAt !== null && <span>log rotated</span>}
      <span className="gap" />
      {selected !== undefined && <span className="log-wide">line {grouped(selected)} selected</span>}
      {phase === 'ready' && <span className="log-wide">{follow ? 'following' : 'not following'}</span>}
      <span title={why}>
        <LiveMark freshness={freshness} word={word.toLowerCase()} />
      </span>
    </footer>
  )
}
