import type { BuildPartStatus } from '../api/wire'

/** What people look for among parts, in the order of the row of choices. */
export const GROUPS = [
  { group: 'all', word: 'All' },
  { group: 'working', word: 'Working' },
  { group: 'failed', word: 'Failed' },
  { group: 'waiting', word: 'Waiting' },
  { group: 'done', word: 'Done' },
] as const

export type Group = (typeof GROUPS)[number]['group']

const GROUP_OF: Record<BuildPartStatus, Group> = {
  in_progress: 'working',
  error: 'failed',
  not_started: 'waiting',
  blocked: 'waiting',
  completed: 'done',
}

/** A part is in each of the groups that it is looked for in; a newer node's word only among all. */
export const isIn = (group: Group, { status }: { status: BuildPartStatus }): boolean =>
  group === 'all' || GROUP_OF[status] === group

/** How many are in each group; groups without any are no choice. */
export function choicesOf(parts: readonly { status: BuildPartStatus }[]) {
  return GROUPS.map((one) => ({
    ...one,
    count: parts.filter((part) => isIn(one.group, part)).length,
  })).filter(({ group, count }) => group === 'all' || count > 0)
}
