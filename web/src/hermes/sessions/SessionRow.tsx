import { memo } from 'react'
import { Link } from 'wouter'
import type { AgentSession } from '../../api/hermesWire'
import { inDollars } from '../../parts/Money'
import { StatusWord } from '../../parts/StatusPill'
import { hrefOf } from '../../place/place'
import { When } from '../When'
import { minutesLong, short, sourceWord, titleOf } from '../words'

/** Whether it has an end; that nobody noted one may also mean that it broke off. */
export const SessionState = ({ ended }: { ended: boolean }) =>
  ended ? <StatusWord status="stopped" word="Ended" /> : <StatusWord status="running" word="Open" />

export const SessionRow = memo(function SessionRow({
  session,
  open,
}: {
  session: AgentSession
  open: boolean
}) {
  const { id, title, source, model, started_at, ended_at, message_count, tool_call_count, total_tokens } =
    session
  const { duration_minutes: minutes, estimated_cost_usd: usd } = session
  return (
    <Link
      className="hud-session"
      href={hrefOf({ page: 'hermes', tab: 'sessions', session: id })}
      aria-current={open ? 'true' : undefined}
      title={`${titleOf(title, id)}\n${id}${model ? `\n${model}` : ''}`}
    >
      <SessionState ended={ended_at !== null} />
      <b className="one-line">{titleOf(title, id)}</b>
      <span className="one-line">{sourceWord(source)}</span>
      <span className="quiet one-line far">{model ?? '–'}</span>
      <span className="num end">
        {message_count} <i>{message_count === 1 ? 'message' : 'messages'}</i>
      </span>
      <span className="num end far">
        {tool_call_count} <i>tools</i>
      </span>
      <span className="num end tokens">
        {short(total_tokens)} <i>tokens</i>
      </span>
      <span className="num end quiet far">{minutes === null ? '–' : minutesLong(minutes)}</span>
      <span className="num end quiet far" title="As the agent estimated it">
        {usd > 0 ? `~${inDollars(usd)}` : '–'}
      </span>
      <span className="num end quiet">
        <When at={started_at} />
      </span>
    </Link>
  )
})

/** The names of the columns; each row says them again to who hears the page. */
export function SessionHead() {
  return (
    <div className="hud-session hud-session-head" aria-hidden>
      <span>Status</span>
      <span>Title</span>
      <span>From</span>
      <span className="far">Model</span>
      <span className="end">Messages</span>
      <span className="end far">Tools</span>
      <span className="end">Tokens</span>
      <span className="end far">Lasted</span>
      <span className="end far">Cost</span>
      <span className="end">Began</span>
    </div>
  )
}
