import { MessagesSquare } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'wouter'
import type { AgentSessions } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { hrefOf } from '../../place/place'
import { Card } from '../Card'
import { Spark } from '../Columns'
import { Nothing } from '../Page'
import { SessionState } from '../sessions/SessionRow'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { dayWord, short, sourceWord, titleOf } from '../words'

const DAYS = 30

/** The newest sessions, and how much was said on each of the last days. */
export const SessionsCard = memo(function SessionsCard({ shown }: { shown: Shown<AgentSessions> }) {
  return (
    <Card
      title="Sessions"
      icon={MessagesSquare}
      wide={7}
      to="sessions"
      shown={shown}
      sum={(of) => `${grouped(of.total_sessions)} sessions, ${grouped(of.total_messages)} messages`}
      end={(of) => <Rhythm of={of} />}
    >
      {(of) =>
        of.total_sessions === 0 ? (
          <Nothing>
            None yet. Talk with the agent in a terminal, <code>hermes</code>, and it stands here at once.
          </Nothing>
        ) : (
          <div className="hud-scroller">
            <table className="hud-table">
              <thead>
                <tr>
                  <th>Status</th>
                  <th>Title</th>
                  <th className="far">From</th>
                  <th className="end far">Messages</th>
                  <th className="end far">Tokens</th>
                  <th className="end">Began</th>
                </tr>
              </thead>
              <tbody>
                {of.sessions.map(
                  ({ id, title, source, message_count, total_tokens, started_at, ended_at }) => (
                    <tr key={id}>
                      <td>
                        <SessionState ended={ended_at !== null} />
                      </td>
                      <td className="wide">
                        <Link
                          className="one-line"
                          href={hrefOf({ page: 'hermes', tab: 'sessions', session: id })}
                        >
                          {titleOf(title, id)}
                        </Link>
                      </td>
                      <td className="quiet far">{sourceWord(source)}</td>
                      <td className="end num far">{grouped(message_count)}</td>
                      <td className="end num far">{short(total_tokens)}</td>
                      <td className="end num quiet">
                        <When at={started_at} />
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </div>
        )
      }
    </Card>
  )
})

function Rhythm({ of }: { of: AgentSessions }) {
  const days = of.daily_stats.filter(({ date }) => date !== '').slice(-DAYS)
  if (days.length < 2) return null
  const columns = days.map(({ date, messages, sessions }) => ({
    key: date,
    value: messages,
    said: `${dayWord(date)}: ${grouped(messages)} messages in ${grouped(sessions)} sessions`,
  }))
  return <Spark columns={columns} said={`Messages in each of the last ${days.length} days with a session`} />
}
