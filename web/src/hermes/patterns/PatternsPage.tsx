import { ArrowRight, Zap } from 'lucide-react'
import { Fragment } from 'react'
import type { Patterns } from '../../api/hermesWire'
import { counted, grouped } from '../../parts/figures'
import { type Column, Columns } from '../Columns'
import { Meter } from '../Meter'
import { Nothing, Page, Pane } from '../Page'
import { PATTERNS } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import './patterns.css'

/** What the agent is asked for, when, and what it does then. */
export default function PatternsPage() {
  const patterns = useHermes(PATTERNS)
  const { value } = patterns
  return (
    <Page of={[patterns]} what="The patterns">
      {value && value.total_sessions === 0 && (
        <Pane title="Patterns">
          <Nothing>
            Patterns come of sessions, and there is none yet. After a few it is seen here what the agent is
            asked for, and when.
          </Nothing>
        </Pane>
      )}
      {value && value.total_sessions > 0 && (
        <>
          <Pane title="By the hour" sum="in the node's zone">
            <Columns
              name="Sessions by the hour"
              columns={hoursOf(value)}
              height={72}
              rest={value.peak_hour === null ? '' : `Most begin at ${clock(value.peak_hour)}`}
              labels={({ key }) => (Number(key) % 6 === 0 ? clock(Number(key)) : '')}
            />
          </Pane>
          <div className="hud-halves">
            <Clusters of={value} />
            <Prompts of={value} />
          </div>
          <Workflows of={value} />
        </>
      )}
    </Page>
  )
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

function hoursOf({ hourly_activity, peak_hour }: Patterns): Column[] {
  return hourly_activity.map(({ hour, sessions, messages }) => ({
    key: String(hour),
    value: sessions,
    said: `${clock(hour)}: ${counted(sessions, 'session')}, ${counted(messages, 'message')}`,
    ...(hour === peak_hour && sessions > 0 ? { tone: 'now' as const } : {}),
  }))
}

function Clusters({ of }: { of: Patterns }) {
  const most = Math.max(...of.clusters.map(({ count }) => count), 1)
  return (
    <Pane
      title="What it is asked for"
      sum={`${counted(of.total_sessions, 'session')}, ${counted(of.total_user_messages, 'message')} of users`}
    >
      <ul>
        {of.clusters.map(({ label, count, avg_messages, avg_tool_calls, example_titles }) => (
          <li key={label} className="hud-pattern">
            <p>
              <b>{label}</b>
              <Meter value={count} most={most} of={label} />
              <span className="num">{grouped(count)}</span>
            </p>
            <p className="quiet num">
              {avg_messages.toFixed(1)} messages and {avg_tool_calls.toFixed(1)} tool calls each
              {example_titles.length > 0 && `: ${example_titles.join(' · ')}`}
            </p>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

function Prompts({ of }: { of: Patterns }) {
  return (
    <Pane title="Asked again and again" sum={of.repeated_prompts.length}>
      {of.repeated_prompts.length === 0 && (
        <Nothing>
          No session began with the same words as another. What is asked three times could be a skill.
        </Nothing>
      )}
      <ul>
        {of.repeated_prompts.map(({ pattern, count, last_seen, could_be_skill }) => (
          <li key={pattern} className="hud-pattern">
            <p>
              <span className="hud-prompt">{pattern}</span>
              <span className="num">{count} ×</span>
            </p>
            <p className="quiet num">
              {could_be_skill && (
                <span className="accent status">
                  <Zap size={12} strokeWidth={1.8} aria-hidden /> could be a skill
                </span>
              )}
              {could_be_skill && ', '}
              last <When at={last_seen} />
            </p>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

function Workflows({ of }: { of: Patterns }) {
  return (
    <Pane title="Tools one after another" sum={of.tool_workflows.length}>
      {of.tool_workflows.length === 0 && <Nothing>Three tools in a row were not used yet.</Nothing>}
      <ul>
        {of.tool_workflows.map(({ tool_sequence, count }) => (
          <li key={tool_sequence.join('\n')} className="hud-workflow">
            {tool_sequence.map((tool, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same tool may follow itself
              <Fragment key={at}>
                {at > 0 && <ArrowRight size={12} strokeWidth={1.8} aria-label="then" />}
                <span className="mono">{tool}</span>
              </Fragment>
            ))}
            <span className="num quiet">{grouped(count)} ×</span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
