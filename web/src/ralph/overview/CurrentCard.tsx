import { Terminal } from 'lucide-react'
import { Link } from 'wouter'
import type { Iteration, Loop, Project } from '../../api/wire'
import { useSnapshot } from '../../live/useSnapshot'
import { useNow } from '../../parts/useNow'
import { hrefOf } from '../../place/place'
import { AnsiLines } from '../AnsiLines'
import { medianOf } from '../iterations/bars'
import { useOutputs } from '../snapshot/output'
import { LAST_LINES } from '../snapshot/sources'
import { clock, tokens } from '../words'
import { Figure } from './Figure'
import { OutputSpark } from './OutputSpark'

/** The iteration that runs, or how the last one ended; beneath it what the loop wrote last. */
export function CurrentCard({
  project,
  loop,
  iterations,
}: {
  project: Project
  loop: Loop
  iterations: readonly Iteration[]
}) {
  const { current } = loop
  const last = iterations[0]
  const lines = useSnapshot(LAST_LINES, project).value?.lines ?? loop.last_lines
  const output = useOutputs((all) => all[project.id])
  const title = current
    ? `Iteration ${current.number}`
    : last
      ? `Last: iteration ${last.number}`
      : 'No iteration yet'
  return (
    <section className="pane current" aria-label={title}>
      <header className="pane-head">
        <h2>{title}</h2>
        <span className="one-line secondary">{current?.task ?? ''}</span>
        <Link className="btn ghost" href={hrefOf({ page: 'project', id: project.id, tab: 'log' })}>
          <Terminal size={14} strokeWidth={1.8} aria-hidden />
          Open log
        </Link>
      </header>
      <div className="figures">
        {current ? <Running loop={loop} iterations={iterations} /> : last && <Ended iteration={last} />}
        <OutputSpark output={output} />
      </div>
      <pre className="last-lines" data-part="last-lines">
        {lines.length > 0 ? (
          <AnsiLines text={lines.join('\n')} caret={loop.status === 'running'} />
        ) : (
          <span className="quiet">Nothing was written to .ralph/ralph.log yet.</span>
        )}
      </pre>
    </section>
  )
}

function Running({ loop, iterations }: { loop: Loop; iterations: readonly Iteration[] }) {
  const now = useNow(1_000)
  const { current } = loop
  if (!current) return null
  const begun = current.started_at === null ? Number.NaN : Date.parse(current.started_at)
  const usual = medianOf(iterations)
  const limit = current.max_iterations
  const cost = iterations.find(({ number }) => number === current.number)?.cost ?? null
  return (
    <>
      <Figure
        name="Elapsed"
        value={Number.isNaN(begun) ? 'not known' : clock((now - begun) / 1000)}
        more={usual > 0 ? `of ~${clock(usual)}` : ''}
      />
      <Figure
        name="Iteration"
        value={String(current.number)}
        more={limit > 0 ? `of at most ${limit}` : 'no limit'}
      />
      <Figure
        name="Tokens"
        value={current.tokens === null ? '–' : tokens(current.tokens)}
        more={current.tokens === null ? 'told at its end' : ''}
      />
      {cost && <Figure name="Cost" money={cost} />}
    </>
  )
}

function Ended({ iteration }: { iteration: Iteration }) {
  const { duration_seconds, tokens_used, cost, errors } = iteration
  if (duration_seconds === null && tokens_used === null && !cost && errors.length === 0) {
    return <p className="quiet">Nothing says how it ended.</p>
  }
  return (
    <>
      {duration_seconds !== null && <Figure name="Took" value={clock(duration_seconds)} />}
      {tokens_used !== null && <Figure name="Tokens" value={tokens(tokens_used)} />}
      {cost && <Figure name="Cost" money={cost} />}
      {errors.length > 0 && <Figure name="Errors" value={String(errors.length)} />}
    </>
  )
}
