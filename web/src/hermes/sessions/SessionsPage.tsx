import { useState } from 'react'
import type { AgentSessions } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { Trouble } from '../../parts/Trouble'
import { StaleMark } from '../Card'
import { Spark } from '../Columns'
import { Filter } from '../Filter'
import type { PageProps } from '../HermesPage'
import { Nothing } from '../Page'
import { searchOf, sessionsOf } from '../sources'
import { useHermes } from '../useHermes'
import { useLater } from '../useLater'
import { byCount, dayWord, short, sourceWord } from '../words'
import { Hits } from './Hits'
import { SessionList } from './SessionList'
import { TranscriptView } from './TranscriptView'
import { ALL, FIRST, moreThan } from './window'
import './sessions.css'

/** All sessions, what was said in them, and a search through both. */
export default function SessionsPage({ place }: PageProps) {
  const [limit, setLimit] = useState(FIRST)
  const [source, setSource] = useState<string>()
  const [query, setQuery] = useState('')
  const asked = useLater(query.trim())
  const sessions = useKept(useHermes(sessionsOf(source === undefined ? limit : ALL)))
  const { value } = sessions
  return (
    <div className="hud-sessions-page" data-open={place.session !== undefined || undefined}>
      <section className="pane hud-sessions-pane" aria-label="Sessions">
        <header className="hud-sessions-head">
          <Filter name="Search titles and what was said" value={query} set={setQuery} />
          {value && <Sums of={value} />}
          <StaleMark reason={sessions.stale} />
        </header>
        <Trouble of={sessions.failed} again={sessions.again} what="The sessions" />
        {asked !== '' ? (
          <Found query={asked} open={place.session} />
        ) : (
          value && (
            <>
              <Sources of={value} chosen={source} choose={setSource} />
              {value.total_sessions === 0 ? (
                <Nothing>
                  No session yet. As soon as somebody talks with the agent, it stands here:{' '}
                  <code>hermes</code> in a terminal begins one.
                </Nothing>
              ) : (
                <SessionList
                  sessions={
                    source === undefined
                      ? value.sessions
                      : value.sessions.filter((one) => one.source === source)
                  }
                  total={source === undefined ? value.total_sessions : (value.by_source[source] ?? 0)}
                  open={place.session}
                  onEnd={() => setLimit(moreThan(limit))}
                />
              )}
            </>
          )
        )}
      </section>
      {place.session !== undefined && <TranscriptView key={place.session} session={place.session} />}
    </div>
  )
}

/** While more are on their way, those that are there stay. */
function useKept<T extends { value: unknown }>(shown: T): T {
  const [last, setLast] = useState(shown)
  if (shown.value !== undefined && shown.value !== last.value) setLast(shown)
  return shown.value === undefined && last.value !== undefined ? { ...shown, value: last.value } : shown
}

function Found({ query, open }: { query: string; open: string | undefined }) {
  const hits = useHermes(searchOf(query))
  return (
    <div className="hud-sessions">
      <Hits of={hits} query={query} open={open} />
    </div>
  )
}

/** Only so many days have room. */
const DAYS = 60

function Sums({ of }: { of: AgentSessions }) {
  const days = of.daily_stats.filter(({ date }) => date !== '').slice(-DAYS)
  const columns = days.map(({ date, messages, sessions }) => ({
    key: date,
    value: messages,
    said: `${dayWord(date)}: ${grouped(messages)} messages in ${grouped(sessions)} sessions`,
  }))
  return (
    <>
      <p className="quiet num hud-sums">
        <span>
          <b>{grouped(of.total_sessions)}</b> sessions
        </span>
        <span>
          <b>{grouped(of.total_messages)}</b> messages
        </span>
        <span>
          <b>{short(of.total_tokens)}</b> tokens
        </span>
        <span>
          <b>{grouped(of.total_tool_calls)}</b> tool calls
        </span>
      </p>
      {columns.length > 1 && (
        <Spark columns={columns} said={`Messages in each of the last ${columns.length} days`} />
      )}
    </>
  )
}

function Sources({
  of,
  chosen,
  choose,
}: {
  of: AgentSessions
  chosen: string | undefined
  choose: (source: string | undefined) => void
}) {
  const sources = byCount(of.by_source)
  if (sources.length < 2) return null
  return (
    <fieldset className="hud-sources" aria-label="Where the sessions came from">
      <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
        All <span className="quiet num">{grouped(of.total_sessions)}</span>
      </button>
      {sources.map(([source, count]) => (
        <button
          key={source}
          type="button"
          aria-pressed={chosen === source}
          onClick={() => choose(chosen === source ? undefined : source)}
        >
          {sourceWord(source)} <span className="quiet num">{grouped(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
