import { ChevronLeft, ChevronRight, Terminal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { getIteration } from '../../api/loopCalls'
import type { Refusal } from '../../api/request'
import type { Iteration, Project } from '../../api/wire'
import { useSnapshot } from '../../live/useSnapshot'
import { sized } from '../../parts/figures'
import { StatusPill } from '../../parts/StatusPill'
import { Trouble } from '../../parts/Trouble'
import { hrefOf } from '../../place/place'
import { AnsiLines } from '../AnsiLines'
import { Figure } from '../overview/Figure'
import { ITERATIONS } from '../snapshot/sources'
import { taskOf, useTitles } from '../titles'
import { clock, momentOf, resultOf, tokens } from '../words'
import { CommitCard } from './CommitCard'
import { iterationHref } from './IterationsCard'

/** One iteration: what it did, its commit, its errors, its part of the log. */
export function IterationDetail({
  project,
  number,
  newest,
}: {
  project: Project
  number: number
  newest: number | undefined
}) {
  const { one, trouble, again } = useIteration(project, number)
  return (
    <div className="loop-page detail">
      <nav className="loop-head" aria-label="Iterations">
        <Link className="btn ghost" href={hrefOf({ page: 'project', id: project.id, tab: 'iterations' })}>
          <ChevronLeft size={14} aria-hidden />
          All iterations
        </Link>
        <span className="gap" />
        {number > 1 && (
          <Link className="btn" href={iterationHref(project, number - 1)}>
            <ChevronLeft size={14} aria-hidden />
            {number - 1}
          </Link>
        )}
        {newest !== undefined && number < newest && (
          <Link className="btn" href={iterationHref(project, number + 1)}>
            {number + 1}
            <ChevronRight size={14} aria-hidden />
          </Link>
        )}
      </nav>
      <Trouble of={trouble} again={again} what={`Iteration ${number}`} />
      {one && <Told project={project} one={one} />}
    </div>
  )
}

function Told({ project, one }: { project: Project; one: Iteration }) {
  const { status, word } = resultOf(one)
  const titles = useTitles(project)
  return (
    <>
      <header className="loop-head">
        <h1>Iteration {one.number}</h1>
        <StatusPill status={status} word={word} />
        <span className="evidence">
          {[momentOf(one.start_timestamp), taskOf(one, titles)].filter(Boolean).join(', ')}
        </span>
      </header>
      <div className="pane figures">
        {one.duration_seconds !== null && <Figure name="Took" value={clock(one.duration_seconds)} />}
        {one.tokens_used !== null && <Figure name="Tokens" value={tokens(one.tokens_used)} />}
        {one.cost && <Figure name="Cost" money={one.cost} />}
        {one.test_passed !== null && <Figure name="Tests" value={one.test_passed ? 'green' : 'red'} />}
        {one.model && <Figure name="Model" value={one.model} />}
      </div>
      {one.errors.length > 0 && (
        <section className="pane" aria-label="Errors">
          <header className="pane-head">
            <h2>Errors</h2>
            <span className="secondary">{one.errors.length}</span>
          </header>
          <ul className="errors">
            {one.errors.map((error, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an error may be said twice
              <li key={at}>{error}</li>
            ))}
          </ul>
        </section>
      )}
      {one.test_output && (
        <section className="pane" aria-label="Tests">
          <header className="pane-head">
            <h2>Tests</h2>
            <span className={one.test_passed ? 'ok' : 'bad'}>{one.test_passed ? 'passed' : 'failed'}</span>
          </header>
          <pre className="slice">
            <AnsiLines text={one.test_output} />
          </pre>
        </section>
      )}
      {one.commit !== null && (
        <CommitCard project={project} hash={one.commit} message={one.commit_message ?? null} />
      )}
      <section className="pane" aria-label="Log of this iteration">
        <header className="pane-head">
          <h2>Log</h2>
          {!!one.log_cut && <span className="secondary">without its first {sized(one.log_cut)}</span>}
          <Link
            className="btn ghost"
            href={hrefOf({
              page: 'project',
              id: project.id,
              tab: 'log',
              iteration: one.number,
              ...(one.first_line ? { line: one.first_line } : {}),
            })}
          >
            <Terminal size={14} strokeWidth={1.8} aria-hidden />
            Open log
          </Link>
        </header>
        <pre className="slice">
          {one.log_output ? (
            <AnsiLines text={one.log_output} />
          ) : (
            <span className="quiet">The log holds nothing of it.</span>
          )}
        </pre>
      </section>
    </>
  )
}

/** Asked again whenever the list says something new of it. */
function useIteration(project: Project, number: number) {
  const known = useSnapshot(ITERATIONS, project).value?.iterations.find((one) => one.number === number)
  const [one, setOne] = useState<Iteration>()
  const [trouble, setTrouble] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState(0)
  const version = known ? `${known.status} ${known.end_timestamp} ${known.commit} ${known.running}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `asked` are reasons to ask again
  useEffect(() => {
    let here = true
    void getIteration(project.id, number).then((reply) => {
      if (!here) return
      if (reply.ok) setOne(reply.value)
      setTrouble(reply.ok ? null : reply)
    })
    return () => {
      here = false
    }
  }, [project.id, number, version, asked])
  const again = () => setAsked(asked + 1)
  return { one: one?.number === number ? one : undefined, trouble, again }
}
