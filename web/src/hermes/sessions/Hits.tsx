import { Link } from 'wouter'
import type { SessionHit } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { hrefOf } from '../../place/place'
import { Marked } from '../Marked'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { sourceWord } from '../words'
import './hits.css'

/** What was found, by title first, then by what was said. */
export function Hits({
  of,
  query,
  open,
}: {
  of: Shown<SessionHit[]>
  query: string
  open?: string | undefined
}) {
  const { value, failed } = of
  if (failed) {
    return (
      <p className="bad hud-pad" role="alert">
        {failed.detail}
      </p>
    )
  }
  if (!value) return <p className="quiet hud-pad">Searching…</p>
  if (value.length === 0) {
    return <Nothing>No session has these words in its title or in what was said.</Nothing>
  }
  return (
    <ul className="hud-hits" aria-label="Found sessions">
      {value.map(({ session_id, title, source, started_at, message_count, match_type, snippet }) => (
        <li key={session_id}>
          <Link
            href={hrefOf({ page: 'hermes', tab: 'sessions', session: session_id })}
            aria-current={session_id === open ? 'true' : undefined}
          >
            <p>
              <b>
                <Marked text={title} query={query} />
              </b>
              <span className="tag">{match_type === 'title' ? 'title' : 'said'}</span>
              <span className="quiet num">
                {sourceWord(source)}
                {message_count !== null && `, ${counted(message_count, 'message')}`}, <When at={started_at} />
              </span>
            </p>
            {snippet !== null && (
              <p className="hud-snippet">
                <Marked text={snippet} query={query} />
              </p>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
