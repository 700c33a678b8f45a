import { Zap } from 'lucide-react'
import { memo } from 'react'
import type { Skills } from '../../api/hermesWire'
import { Card } from '../Card'
import { Nothing } from '../Page'
import type { Shown } from '../useHermes'
import { When } from '../When'
import { byCount } from '../words'
import { Row } from './Row'

const SHOWN = 5

/** What it learned of late. */
export const SkillsCard = memo(function SkillsCard({ shown }: { shown: Shown<Skills> }) {
  return (
    <Card
      title="Skills"
      icon={Zap}
      wide={4}
      to="skills"
      shown={shown}
      sum={({ total, custom_count }) => `${total}, ${custom_count} self-taught`}
    >
      {(of) => (
        <>
          {of.total === 0 && <Nothing>None yet: the agent writes them as it learns.</Nothing>}
          {of.total > 0 && (
            <p className="hud-chips quiet num">
              {byCount(of.category_counts)
                .slice(0, 4)
                .map(([name, count]) => (
                  <span key={name}>
                    {name} {count}
                  </span>
                ))}
              {byCount(of.category_counts).length > 4 && (
                <span>and {`${byCount(of.category_counts).length - 4} more`}</span>
              )}
            </p>
          )}
          <ul>
            {of.recently_modified
              .slice(0, SHOWN)
              .map(({ path, name, description, is_custom, modified_at }) => (
                <Row key={path} end={<When at={modified_at} />}>
                  <b title={description}>{name}</b>{' '}
                  {is_custom && <span className="tag accent">self-taught</span>}
                </Row>
              ))}
          </ul>
        </>
      )}
    </Card>
  )
})
