import type { Correction } from '../../api/hermesWire'
import { StatusWord } from '../../parts/StatusPill'
import { Nothing, Page, Pane } from '../Page'
import { CORRECTIONS } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import './more.css'

const SEVERITIES = [
  ['critical', 'error', 'Critical'],
  ['major', 'waiting', 'Major'],
  ['minor', 'stopped', 'Minor'],
] as const

const SOURCES: Record<Correction['source'], string> = {
  memory: 'in its memory',
  user: 'in the user profile',
  session: 'in a session',
}

/** Where the agent was put right, the gravest first. */
export default function CorrectionsPage() {
  const corrections = useHermes(CORRECTIONS)
  const { value } = corrections
  return (
    <Page of={[corrections]} what="The corrections" narrow>
      {value?.total === 0 && (
        <Pane title="Corrections">
          <Nothing>
            None. What the agent got wrong stands here once it is noted in its memory, or said in a session.
          </Nothing>
        </Pane>
      )}
      {value &&
        SEVERITIES.map(([severity, status, word]) => {
          const all = value.corrections.filter((one) => one.severity === severity)
          if (all.length === 0) return null
          return (
            <Pane key={severity} title={word} sum={all.length}>
              <ul>
                {all.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
                  <li key={at} className="hud-line">
                    <p className="hud-line-text">{one.detail}</p>
                    <p className="quiet">
                      <StatusWord status={status} word={word} /> {SOURCES[one.source]}
                      {one.session_title !== null && ` “${one.session_title}”`}
                      {one.timestamp !== null && (
                        <>
                          , <When at={one.timestamp} />
                        </>
                      )}
                    </p>
                  </li>
                ))}
              </ul>
            </Pane>
          )
        })}
    </Page>
  )
}
