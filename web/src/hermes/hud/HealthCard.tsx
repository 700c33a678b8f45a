import { HeartPulse } from 'lucide-react'
import { memo } from 'react'
import type { Health } from '../../api/hermesWire'
import { sized } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { Card } from '../Card'
import { KEY } from '../looks'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { Row } from './Row'

const SHOWN = 6

/** The keys that are there, and what runs. */
export const HealthCard = memo(function HealthCard({ shown }: { shown: Shown<Health> }) {
  return (
    <Card
      title="Keys and services"
      icon={HeartPulse}
      wide={4}
      to="health"
      shown={shown}
      sum={({ keys_ok, keys_missing }) => `${keys_ok} of ${keys_ok + keys_missing} keys`}
      end={({ state_db_exists, state_db_size }) => (
        <span className="quiet">{state_db_exists ? sized(state_db_size) : 'no database'}</span>
      )}
    >
      {({ keys, services, keys_ok }) => (
        <ul>
          {services.map(({ name, running, note }) => (
            <Row key={name} end={note}>
              <b>{name}</b>{' '}
              <StatusWord
                {...(running ? { status: 'running', word: 'Running' } : { status: 'stopped', word: 'Off' })}
              />
            </Row>
          ))}
          {keys_ok === 0 && <Nothing>No key is set: the agent reads them from .env in its home.</Nothing>}
          {keys
            .filter(({ present }) => present)
            .slice(0, SHOWN)
            .map(({ name, present }) => (
              <Row key={name}>
                <span className="mono">{name}</span> <StatusWord {...KEY[`${present}`]} />
              </Row>
            ))}
        </ul>
      )}
    </Card>
  )
})
