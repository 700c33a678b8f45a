import { useMemo, useState } from 'react'
import type { Build, Project } from '../api/wire'
import { Filter } from './Filter'
import { circleOf, GraphView } from './GraphView'
import { graphOf } from './graph'
import type { Group } from './groups'
import { PartDetail } from './PartDetail'
import { listed } from './words'

/** What the build consists of, in the order of need. */
export function Components({ project, build }: { project: Project; build: Build }) {
  const { components, component_stats: stats } = build
  const [group, setGroup] = useState<Group>('all')
  const [id, choose] = useState<string>()
  // What needs what changes seldom; how far each is, all the time.
  const needs = JSON.stringify(components.map((one) => [one.id, one.dependencies]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that the graph is made of
  const graph = useMemo(() => graphOf(components), [needs])
  const chosen = components.find((one) => one.id === id)
  return (
    <section className="pane" aria-label="Components">
      <header className="pane-head">
        <h2>Components</h2>
        <span className="secondary one-line">
          {components.length === 0 ? 'none' : `${components.length}, in order of need`}
        </span>
        <span className="pane-sum">
          <b>{stats.completed}</b> of {stats.total} done
        </span>
      </header>
      <Filter of="Components" parts={components} group={group} choose={setGroup} />
      {components.length === 0 ? (
        <p className="pane-none quiet">
          No checkpoint names any yet. They come from <code>.buildrunner/checkpoints</code>, as the build
          writes them.
        </p>
      ) : (
        <div className="build-graph-box">
          <GraphView graph={graph} components={components} group={group} chosen={{ id, choose }} />
        </div>
      )}
      {chosen && <PartDetail project={project} build={build} one={chosen} choose={choose} />}
      {graph.circles.length > 0 && (
        <p className="pane-none warn">In a circle: {listed(graph.circles.map(circleOf))}.</p>
      )}
    </section>
  )
}
