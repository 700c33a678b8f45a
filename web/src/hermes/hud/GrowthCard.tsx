import { TrendingUp } from 'lucide-react'
import { memo } from 'react'
import type { Dashboard } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { Card } from '../Card'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { short } from '../words'
import { growthOf } from './growth'

const signed = (more: number) => (more > 0 ? `+${grouped(more)}` : more < 0 ? `−${grouped(-more)}` : '±0')

/** What has become more since the last snapshot but one. */
export const GrowthCard = memo(function GrowthCard({ shown }: { shown: Shown<Dashboard> }) {
  return (
    <Card
      title="Growth"
      icon={TrendingUp}
      wide={4}
      shown={shown}
      sum={({ snapshots }) => `${snapshots.length} snapshots`}
    >
      {({ snapshots }) => {
        const growth = growthOf(snapshots)
        if (!growth) {
          return (
            <Nothing>
              Two snapshots show what grew. They are lines of <code>.hud/snapshots.jsonl</code> in the home,
              one a day.
            </Nothing>
          )
        }
        return (
          <dl className="hud-pairs">
            {growth.rows.map(({ name, now, more }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="num">
                  {short(now)} <span className={more === 0 ? 'quiet' : 'accent'}>{signed(more)}</span>
                </dd>
              </div>
            ))}
            {growth.newCategories.length > 0 && (
              <div>
                <dt>New categories</dt>
                <dd>{growth.newCategories.join(', ')}</dd>
              </div>
            )}
            {growth.lostCategories.length > 0 && (
              <div>
                <dt>Lost categories</dt>
                <dd>{growth.lostCategories.join(', ')}</dd>
              </div>
            )}
            <div>
              <dt>Compared</dt>
              <dd className="num">
                <When at={growth.to} />
              </dd>
            </div>
          </dl>
        )
      }}
    </Card>
  )
})
