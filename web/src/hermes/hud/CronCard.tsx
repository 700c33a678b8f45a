import { CalendarClock } from 'lucide-react'
import { memo } from 'react'
import type { Cron, Job } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { StatusGlyph } from '../../parts/StatusPill'
import { Card } from '../Card'
import { bySoonest, lastOf, lookOf, nextOf } from '../cron/jobs'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { Row } from './Row'

const SHOWN = 5

/** What runs next, and what failed. */
export const CronCard = memo(function CronCard({ shown }: { shown: Shown<Cron> }) {
  return (
    <Card
      title="Cron"
      icon={CalendarClock}
      wide={5}
      to="cron"
      shown={shown}
      sum={({ total, active, paused }) =>
        total > 0 && `${active} active${paused > 0 ? `, ${paused} paused` : ''}`
      }
      end={({ has_errors }) => has_errors && <span className="bad">some failed</span>}
    >
      {(of) => (
        <>
          {of.total === 0 && (
            <Nothing>
              Nothing runs by the clock. <code>hermes cron create</code> makes a job.
            </Nothing>
          )}
          <ul>
            {bySoonest(of.jobs)
              .slice(0, SHOWN)
              .map((job, at) => (
                <JobLine key={job.id ?? `at ${at}`} job={job} />
              ))}
          </ul>
          {of.total > SHOWN && <Nothing>and {counted(of.total - SHOWN, 'more job')}</Nothing>}
        </>
      )}
    </Card>
  )
})

function JobLine({ job }: { job: Job }) {
  const last = lastOf(job)
  const look = lookOf(job)
  const shown = last?.status === 'error' ? last : look
  return (
    <Row
      end={look.status === 'paused' ? 'paused' : <When at={nextOf(job).at} none="not planned" past={false} />}
    >
      <StatusGlyph status={shown.status} /> <b>{job.name ?? job.id ?? 'unnamed'}</b>{' '}
      <span className="quiet">{job.schedule_display}</span>{' '}
      {last?.status === 'error' && (
        <span className="bad" title={job.last_error ?? undefined}>
          {last.word.toLowerCase()}
        </span>
      )}
    </Row>
  )
}
