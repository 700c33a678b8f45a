import type { Project } from '../api/wire'

/** The lenses by the names that people know. */
export const LENS: Record<Project['lenses'][number], string> = {
  ralph: 'Ralph',
  buildrunner: 'BuildRunner',
  custom: 'Custom',
}

/** Where a lens shows a project, and what it writes. */
export const PAGES: Record<string, { first: string; output: string }> = {
  ralph: { first: 'overview', output: 'log' },
  buildrunner: { first: 'build', output: 'build' },
}
