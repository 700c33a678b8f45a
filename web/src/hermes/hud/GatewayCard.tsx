import { RadioTower } from 'lucide-react'
import { memo } from 'react'
import type { Gateway } from '../../api/hermesWire'
import { StatusWord } from '../../parts/StatusPill'
import { Card } from '../Card'
import { gatewayLook, platformLook } from '../gateway/gateway'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { Row } from './Row'

/** Where it can be reached. */
export const GatewayCard = memo(function GatewayCard({ shown }: { shown: Shown<Gateway> }) {
  return (
    <Card
      title="Gateway"
      icon={RadioTower}
      wide={3}
      to="gateway"
      shown={shown}
      end={(of) => <StatusWord {...gatewayLook(of)} />}
    >
      {(of) => (
        <>
          {of.platforms.length === 0 && (
            <Nothing>
              Reached in a terminal alone. <code>hermes gateway setup</code> connects it.
            </Nothing>
          )}
          <ul>
            {of.platforms.map(({ name, state, error_message, updated_at }) => (
              <Row key={name} end={<When at={updated_at} none="" />}>
                <b>{name}</b>{' '}
                <span title={error_message ?? undefined}>
                  <StatusWord {...platformLook(state, of.pid_alive)} />
                </span>
              </Row>
            ))}
          </ul>
          {of.exit_reason !== null && <p className="bad pane-none">It ended: {of.exit_reason}</p>}
        </>
      )}
    </Card>
  )
})
