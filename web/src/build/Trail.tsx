import { useState } from 'react'
import type { Build, CheckpointStep } from '../api/wire'
import { Ago } from '../parts/Ago'
import { grouped } from '../parts/figures'
import { changesOf, namesOf } from './moves'
import { listed } from './words'
import './trail.css'

/** The checkpoints, the newest first, and what each changed; `few` of them, until all are asked for. */
export function Trail({ build, few }: { build: Build; few: number }) {
  const [all, setAll] = useState(false)
  const { checkpoints: steps, checkpoints_total: total } = build
  if (steps.length === 0) return null
  const shown = all ? steps : steps.slice(0, few)
  return (
    <section className="pane" aria-label="Checkpoints">
      <header className="pane-head">
        <h2>Checkpoints</h2>
        <span className="secondary num">
          {total > steps.length
            ? `the newest ${grouped(steps.length)} of ${grouped(total)}`
            : grouped(steps.length)}
        </span>
        {steps.length > few && (
          <button type="button" className="btn ghost" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${steps.length}`}
          </button>
        )}
      </header>
      <ol className="build-trail">
        {shown.map((step) => (
          <Step key={step.file} build={build} step={step} />
        ))}
      </ol>
    </section>
  )
}

function Step({ build, step }: { build: Build; step: CheckpointStep }) {
  const [open, setOpen] = useState(false)
  const at = Date.parse(step.timestamp ?? step.mtime ?? '')
  const changes = step.problem === null ? changesOf(step, namesOf(build)) : []
  return (
    <li data-problem={step.problem !== null || undefined}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="build-trail-head">
            <b className="one-line">{step.phase || step.id}</b>
            {step.progress !== null && <span className="quiet num">{Math.round(step.progress)} %</span>}
            {!Number.isNaN(at) && (
              <span className="quiet num">
                <Ago at={at} />
              </span>
            )}
          </span>
          {step.problem !== null && <span className="bad build-trail-what">{step.problem.detail}</span>}
          {step.problem === null && !open && (
            <span className="quiet build-trail-what">
              {changes.map(({ kind, what }) => shortly(kind, what)).join(' · ') || 'nothing new'}
            </span>
          )}
        </summary>
        {open && (
          <dl className="build-trail-all">
            {changes.map(({ kind, what }) => (
              <div key={kind}>
                <dt className="quiet">{kind}</dt>
                {/* biome-ignore-start lint/suspicious/noArrayIndexKey: a file may name one twice */}
                {what.map((one, index) => (
                  <dd key={index}>{one}</dd>
                ))}
                {/* biome-ignore-end lint/suspicious/noArrayIndexKey: until here */}
              </div>
            ))}
            <div>
              <dt className="quiet">File</dt>
              <dd className="mono">{step.file}</dd>
            </div>
          </dl>
        )}
      </details>
    </li>
  )
}

/** Parts by their names; of tasks and files only how many. */
function shortly(kind: string, what: readonly string[]): string {
  if (kind === 'Tasks done') return `${grouped(what.length)} ${what.length === 1 ? 'task' : 'tasks'} done`
  if (kind === 'Files written') return `${grouped(what.length)} ${what.length === 1 ? 'file' : 'files'}`
  return listed(what)
}
