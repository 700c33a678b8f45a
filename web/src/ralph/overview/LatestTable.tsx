import { Link } from 'wouter'
import type { Iteration, Loop, Project } from '../../api/wire'
import { hrefOf } from '../../place/place'
import { IterationRows } from '../iterations/IterationRows'

/** The newest iterations, and the way to all of them. */
export function LatestTable({
  project,
  iterations,
  loop,
}: {
  project: Project
  iterations: readonly Iteration[]
  loop: Loop
}) {
  if (iterations.length === 0) return null
  return (
    <section className="pane" aria-label="Latest iterations">
      <div className="scroller">
        <IterationRows project={project} iterations={iterations} current={loop.current?.task ?? null} />
      </div>
      <Link className="more-row" href={hrefOf({ page: 'project', id: project.id, tab: 'iterations' })}>
        All iterations
      </Link>
    </section>
  )
}
