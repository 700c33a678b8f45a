import { KeyRound } from 'lucide-react'
import { memo } from 'react'
import type { Providers } from '../../api/hermesWire'
import { StatusWord } from '../../parts/StatusPill'
import { Card } from '../Card'
import { PROVIDER } from '../looks'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { Row } from './Row'

/** Who thinks for it. */
export const ProvidersCard = memo(function ProvidersCard({ shown }: { shown: Shown<Providers> }) {
  return (
    <Card
      title="Providers"
      icon={KeyRound}
      wide={4}
      to="health"
      shown={shown}
      sum={({ providers }) => providers.length > 0 && String(providers.length)}
    >
      {({ providers }) => (
        <>
          {providers.length === 0 && (
            <Nothing>
              Nobody is logged in. <code>hermes login</code> connects a provider.
            </Nothing>
          )}
          <ul>
            {providers.map(({ id, name, status, is_active, expires_at }) => (
              <Row key={id} end={expires_at && <When at={expires_at} />}>
                <b>{name}</b> {is_active && <span className="tag accent">active</span>}{' '}
                <StatusWord {...PROVIDER[status]} />
              </Row>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
})
