import { Coins } from 'lucide-react'
import { memo } from 'react'
import type { Costs } from '../../api/hermesWire'
import { Money } from '../../parts/Money'
import { Card } from '../Card'
import { DayChart } from '../costs/DayChart'
import { amountOf, whenceOf } from '../costs/provenance'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'

const DAYS = 7

/** What the last days cost, today and all of it. */
export const CostCard = memo(function CostCard({ shown }: { shown: Shown<Costs> }) {
  return (
    <Card
      title="Cost"
      icon={Coins}
      wide={5}
      to="costs"
      shown={shown}
      sum={() => `${DAYS} days`}
      end={({ today }) => (
        <>
          <span className="quiet">today</span>{' '}
          <b>
            <Money money={amountOf(today.cost, today.provenance)} whence={whenceOf(today.provenance)} />
          </b>
        </>
      )}
    >
      {(of) =>
        of.all_time.session_count === 0 ? (
          <Nothing>Nothing was spent yet.</Nothing>
        ) : (
          <>
            <DayChart trend={of.daily_trend} today={of.today.date} days={DAYS} height={92} />
            <p className="hud-legend quiet">
              <span>
                In all{' '}
                <Money
                  money={amountOf(of.all_time.estimated_cost_usd, of.all_time.provenance)}
                  whence={whenceOf(of.all_time.provenance)}
                />
              </span>
            </p>
          </>
        )
      }
    </Card>
  )
})
