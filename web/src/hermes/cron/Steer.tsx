import { Pause, Play, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { type CronVerb, steerJob } from '../../api/hermesCalls'
import type { Job } from '../../api/hermesWire'
import type { Refusal } from '../../api/request'
import { CRON } from '../sources'
import { askAgain } from '../useHermes'
import { lookOf } from './jobs'

/** Said plainly: nothing of ours is broken, and there is a way. */
export const troubleOf = ({ code, detail }: Pick<Refusal, 'code' | 'detail'>): string =>
  code === 'no_cli'
    ? 'The program `hermes` is not on the PATH of this node, and only it may change jobs. Install it there, or steer the job where the agent runs.'
    : detail

/** What can be done with a job, by the agent's own program. */
export function Steer({ job, tell }: { job: Job; tell: (trouble: string | null) => void }) {
  const [busy, setBusy] = useState<CronVerb>()
  const { id, name } = job
  if (!id) return null
  const { status } = lookOf(job)
  const steer = async (verb: CronVerb) => {
    setBusy(verb)
    tell(null)
    const reply = await steerJob(verb, id)
    setBusy(undefined)
    if (!reply.ok) tell(troubleOf(reply))
    askAgain(CRON)
  }
  const of = name ?? id
  return (
    <span className="hud-acts">
      {status === 'paused' ? (
        <button
          type="button"
          className="btn"
          disabled={busy !== undefined}
          onClick={() => void steer('resume')}
        >
          <Play size={13} strokeWidth={1.8} aria-hidden />
          Resume<span className="hidden-word"> {of}</span>
        </button>
      ) : (
        status !== 'complete' && (
          <button
            type="button"
            className="btn"
            disabled={busy !== undefined}
            onClick={() => void steer('pause')}
          >
            <Pause size={13} strokeWidth={1.8} aria-hidden />
            Pause<span className="hidden-word"> {of}</span>
          </button>
        )
      )}
      {status !== 'complete' && (
        <button
          type="button"
          className="btn"
          disabled={busy !== undefined}
          title="Runs at the next tick of the agent's scheduler"
          onClick={() => void steer('run')}
        >
          <SkipForward size={13} strokeWidth={1.8} aria-hidden />
          Run<span className="hidden-word"> {of}</span>
        </button>
      )}
    </span>
  )
}
