import { Check, Circle } from 'lucide-react'
import { useState } from 'react'
import type { Build, BuildFeature } from '../api/wire'
import { lasting } from '../parts/Bars'
import { Filter } from './Filter'
import { type Group, isIn } from './groups'
import { Meter } from './Meter'
import { PartGlyph } from './PartGlyph'
import './side.css'

/** What is to come out of it, and how much of each is done. */
export function Features({ build }: { build: Build }) {
  const { features, feature_stats: stats } = build
  const [group, setGroup] = useState<Group>('all')
  if (features.length === 0) return null
  const names = new Map(build.components.map(({ id, name }) => [id, name]))
  return (
    <section className="pane" aria-label="Features">
      <header className="pane-head">
        <h2>Features</h2>
        <span className="pane-sum">
          <b>{stats.completed}</b> of {stats.total} done
        </span>
      </header>
      <Filter of="Features" parts={features} group={group} choose={setGroup} />
      <ul className="build-features">
        {features
          .filter((one) => isIn(group, one))
          .map((one) => (
            <li key={one.id}>
              <Feature one={one} component={names.get(one.component) ?? one.component} />
            </li>
          ))}
      </ul>
    </section>
  )
}

function Feature({ one, component }: { one: BuildFeature; component: string }) {
  return (
    <details>
      <summary>
        <PartGlyph status={one.status} />
        <span className="one-line">{one.name}</span>
        <Meter percent={one.progress} status={one.status} of={one.name} />
        <span className="quiet num">{figureOf(one)}</span>
      </summary>
      {one.description && <p>{one.description}</p>}
      <p className="quiet">
        {[
          one.priority && `${one.priority} priority`,
          component && `part of ${component}`,
          one.actualTime !== undefined && `took ${lasting(one.actualTime * 60)}`,
          one.estimatedTime > 0 && `estimated ${lasting(one.estimatedTime * 60)}`,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {one.tasks.length > 0 && (
        <ul className="build-tasks">
          {one.tasks.map((task) => (
            <li key={task.id} className={task.completed ? '' : 'quiet'}>
              {task.completed ? (
                <Check size={13} className="ok" role="img" aria-label="done" />
              ) : (
                <Circle size={13} role="img" aria-label="open" />
              )}
              <span>{task.name}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

const figureOf = ({ tasks, progress }: BuildFeature): string =>
  tasks.length > 0
    ? `${tasks.filter(({ completed }) => completed).length}/${tasks.length}`
    : `${Math.round(progress)} %`
