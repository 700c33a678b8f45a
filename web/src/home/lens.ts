import type { Project } from '../api/wire'

/** The lenses by the names that people know. */
export const LENS: Record<Project['lenses'][number], string> = {
  ralph: 'Ralph',
  buildrunner: 'BuildRunner',
  custom: 'Custom',
}
