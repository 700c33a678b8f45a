import type { Loop, Project } from '../../api/wire'
import { Evidence } from '../../parts/Evidence'
import { StatusPill } from '../../parts/StatusPill'
import { Actions } from '../control/Actions'

/** The name, the status with its reasons, and what can be done. */
export function Head({ project, loop, writes }: { project: Project; loop: Loop; writes: boolean }) {
  return (
    <header className="loop-head">
      <h1 className="one-line">{project.name}</h1>
      {/* Said once when it changes; the reasons tick, and are not read aloud each second. */}
      <span role="status" aria-label={`Status of ${project.name}`}>
        <StatusPill status={loop.status} />
      </span>
      <Evidence clues={loop.evidence} />
      {writes && <Actions project={project} loop={loop} />}
    </header>
  )
}
