import { useState } from 'react'
import type { Job } from '../../api/hermesWire'
import { sized } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { When } from '../When'
import { lastOf, lookOf, nextOf, repeatWord } from './jobs'
import { Steer } from './Steer'

/** A job: when it runs, how it went, and unfolded what it does. */
export function JobRow({ job, writes }: { job: Job; writes: boolean }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const look = lookOf(job)
  const last = lastOf(job)
  const next = nextOf(job)
  const paused = look.status === 'paused'
  return (
    <li className="hud-job">
      <div className="hud-job-row">
        <StatusWord {...look} />
        <b className="one-line" title={job.id ?? undefined}>
          {job.name ?? job.id ?? 'unnamed'}
        </b>
        <span className="mono one-line" title={job.schedule.expr ?? undefined}>
          {job.schedule_display ?? 'unknown'}
        </span>
        <span
          className="num"
          title={next.reckoned && next.at ? 'By our own reckoning: the file has none' : undefined}
        >
          <i className="quiet">next </i>
          {paused ? (
            <span className="quiet">paused</span>
          ) : (
            <When at={next.at} none="not planned" past={false} />
          )}
        </span>
        <span className="num">
          <i className="quiet">last </i>
          <When at={job.last_run_at} none="never" /> {last && <StatusWord {...last} />}
        </span>
        {writes && <Steer job={job} tell={setTrouble} />}
      </div>
      {job.last_error && <p className="bad hud-job-error">{job.last_error}</p>}
      {paused && job.paused_reason && <p className="quiet hud-job-note">Paused: {job.paused_reason}</p>}
      {trouble !== null && (
        <p className="bad hud-job-note" role="alert">
          {trouble}
        </p>
      )}
      <Details job={job} />
    </li>
  )
}

function Details({ job }: { job: Job }) {
  const model = [job.model, job.provider].filter(Boolean).join(' via ')
  return (
    <details className="hud-job-note">
      <summary className="quiet">
        {repeatWord(job)}, to {job.deliver ?? 'nobody'}
        {job.skills.length > 0 && `, with ${job.skills.join(', ')}`}
      </summary>
      {job.prompt && <pre>{job.prompt}</pre>}
      <dl className="hud-pairs">
        {model !== '' && (
          <>
            <dt>Model</dt>
            <dd>{model}</dd>
          </>
        )}
        <dt>Created</dt>
        <dd>
          <When at={job.created_at} none="not known" />
        </dd>
        {job.outputs.map(({ name, size, modified_at }) => (
          <OutputRow key={name} name={name} size={size} at={modified_at} />
        ))}
      </dl>
    </details>
  )
}

function OutputRow({ name, size, at }: { name: string; size: number; at: string }) {
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className="num">
        {sized(size)}, <When at={at} />
      </dd>
    </>
  )
}
