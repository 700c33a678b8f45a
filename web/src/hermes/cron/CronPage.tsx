import { counted } from '../../parts/figures'
import type { PageProps } from '../HermesPage'
import { Nothing, Page, Pane } from '../Page'
import { CRON } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { JobRow } from './JobRow'
import { bySoonest } from './jobs'
import './cron.css'

/** What the agent does by the clock. */
export default function CronPage({ writes }: PageProps) {
  const cron = useHermes(CRON)
  const { value } = cron
  return (
    <Page of={[cron]} what="The jobs">
      {value && (
        <Pane
          title="Jobs"
          sum={
            value.total > 0 &&
            `${counted(value.total, 'job')}, ${value.active} active, ${value.paused} paused${value.has_errors ? ', some failed' : ''}`
          }
          end={
            value.updated_at && (
              <span className="quiet">
                written <When at={value.updated_at} />
              </span>
            )
          }
        >
          {value.total === 0 && (
            <Nothing>
              Nothing runs by the clock yet. Ask the agent for it, or use{' '}
              <code>hermes cron create "every 2h" "what it shall do"</code>: it shows here at once.
            </Nothing>
          )}
          <ul>
            {bySoonest(value.jobs).map((job, at) => (
              <JobRow key={job.id ?? `at ${at}`} job={job} writes={writes} />
            ))}
          </ul>
        </Pane>
      )}
      {value && value.output_dir !== '' && (
        <p className="quiet hud-foot">
          What jobs write is beneath <span className="mono">{value.output_dir}</span>
        </p>
      )}
    </Page>
  )
}
