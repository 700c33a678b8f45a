import type { Node } from './api/wire'
import { useProjects } from './live/projects'
import { chunk } from './parts/chunk'
import type { ProjectPlace } from './place/place'

/** The pages of a loop, and those of a build, come with the first one that is looked at. */
const LoopPages = chunk(() => import('./ralph/ProjectPage'))
const BuildPage = chunk(() => import('./build/BuildPage'))

/** A project, by the lenses that know it. */
export function ProjectView({ node, place }: { node: Node; place: ProjectPlace }) {
  const project = useProjects(({ projects }) => projects.find(({ id }) => id === place.id))
  const built = project?.lenses.includes('buildrunner') ?? false
  const looped = project?.lenses.includes('ralph') ?? false
  return project && built && (place.tab === 'build' || !looped) ? (
    <BuildPage key={project.id} project={project} writes={node.role !== 'viewer'} />
  ) : (
    <LoopPages node={node} place={place} />
  )
}

/** Of a project that nobody knows yet, what its address lets expect. */
export function fetchProjectView(tab: string): void {
  if (tab === 'build') BuildPage.fetch()
  else LoopPages.fetch()
}
