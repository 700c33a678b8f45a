import { Link } from 'wouter'
import type { Sudo } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { hrefOf } from '../../place/place'
import { Spark } from '../Columns'
import { Nothing, Pane } from '../Page'
import { When } from '../When'
import { dayWord } from '../words'

const OUTCOMES = {
  success: { status: 'complete', word: 'Ran' },
  failed: { status: 'error', word: 'Failed' },
  blocked: { status: 'waiting', word: 'Blocked' },
  unknown: { status: 'stopped', word: 'Not known' },
} as const

/** So many are shown; a home may tell of hundreds. */
const SHOWN = 50

/** What the agent ran as root, and what it must ask for. */
export function SudoPane({ of: { config, stats, commands } }: { of: Sudo }) {
  const days = stats.daily_counts.map(({ date, count }) => ({
    key: date,
    value: count,
    said: `${dayWord(date)}: ${counted(count, 'command')}`,
  }))
  return (
    <Pane
      title="As root"
      sum={`${stats.approved_count} ran, ${stats.failed_count} failed, ${stats.blocked_count} blocked`}
      end={days.length > 1 && <Spark columns={days} said="Commands by day" />}
    >
      <dl className="hud-pairs">
        <dt>Approval</dt>
        <dd className="num">
          {config.approval_mode}, within {config.approval_timeout} s
        </dd>
        <dt>Allowed without asking</dt>
        <dd className="mono">{config.command_allowlist.join(', ') || 'nothing'}</dd>
        <dt>Secrets hidden, commands checked</dt>
        <dd>{[config.redact_secrets, config.tirith_enabled].map((on) => (on ? 'yes' : 'no')).join(', ')}</dd>
        {Object.keys(stats.commands_by_type).length > 0 && (
          <>
            <dt>Programs</dt>
            <dd className="num">
              {Object.entries(stats.commands_by_type)
                .map(([name, count]) => `${name} ${count}`)
                .join(', ')}
            </dd>
          </>
        )}
      </dl>
      {commands.length === 0 && <Nothing>No command with sudo was seen.</Nothing>}
      <ul>
        {commands.slice(0, SHOWN).map(({ timestamp, command, outcome, session_id, session_title }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
          <li key={at} className="hud-line across">
            <StatusWord {...OUTCOMES[outcome]} />
            <span className="mono">{command}</span>
            <span className="quiet num">
              {session_id !== '' && (
                <Link href={hrefOf({ page: 'hermes', tab: 'sessions', session: session_id })}>
                  {session_title ?? session_id.slice(0, 8)}
                </Link>
              )}{' '}
              <When at={timestamp} />
            </span>
          </li>
        ))}
      </ul>
      {commands.length > SHOWN && <Nothing>and {counted(commands.length - SHOWN, 'older one')}</Nothing>}
    </Pane>
  )
}
