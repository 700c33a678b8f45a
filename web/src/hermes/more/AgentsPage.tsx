import { Link } from 'wouter'
import type { Agents } from '../../api/hermesWire'
import { counted, grouped } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { hrefOf } from '../../place/place'
import { Figures, Nothing, Page, Pane } from '../Page'
import { AGENTS, PROJECTS } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { minutesLong, sourceWord, titleOf } from '../words'
import { ProjectsPane } from './ProjectsPane'
import './more.css'

/** Who works at the moment, at what, and what was begun last. */
export default function AgentsPage() {
  const agents = useHermes(AGENTS)
  const projects = useHermes(PROJECTS)
  const { value } = agents
  return (
    <Page of={[agents, projects]} what="The agents">
      {value && (
        <>
          <Figures
            all={[
              ['Working now', grouped(value.active_agents), 'as the gateway says'],
              ['Processes', grouped(value.live_count), `of ${value.total_processes} looked for`],
            ]}
          />
          {value.processes.length > 0 && <Processes of={value} />}
          <Recent of={value} />
        </>
      )}
      {projects.value && <ProjectsPane of={projects.value} />}
    </Page>
  )
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function Processes({ of }: { of: Agents }) {
  return (
    <Pane title="Processes" sum={`${of.live_count} live`}>
      <ul>
        {of.processes.map((process, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one that does not run has no id
          <li key={at} className="hud-line across">
            <StatusWord
              {...(process.running
                ? { status: 'running', word: 'Running' }
                : { status: 'stopped', word: 'Off' })}
            />
            <b>{text(process.name)}</b>
            <span className="quiet num">
              {[process.pid != null && `pid ${text(process.pid)}`, text(process.uptime), text(process.cwd)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

function Recent({ of }: { of: Agents }) {
  return (
    <Pane title="Last sessions" sum="of all kinds">
      {of.recent_sessions.length === 0 && <Nothing>None yet.</Nothing>}
      <ul>
        {of.recent_sessions.map((one) => (
          <li key={one.session_id} className="hud-line across">
            <span className="tag">{sourceWord(one.source)}</span>
            <Link href={hrefOf({ page: 'hermes', tab: 'sessions', session: one.session_id })}>
              {titleOf(one.title, one.session_id)}
            </Link>
            <span className="quiet num">
              {counted(one.message_count, 'message')}, {counted(one.tool_call_count, 'tool call')}
              {one.model !== null && `, ${one.model}`}
              {one.duration_minutes !== null && `, ${minutesLong(one.duration_minutes)}`},{' '}
              <When at={one.started_at} />
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
