import { expect, it } from 'vitest'
import type { Envelope, Project } from '../api/wire'
import { afterEvent, afterSnapshot, type ProjectList } from './projectList'

const project = (id: string, watch: Project['watch'] = 'live'): Project => ({
  id,
  name: id,
  path: `/${id}`,
  status: 'watching',
  lenses: [],
  watch,
  origin: 'added',
})

const LIST: ProjectList = { projects: [project('a'), project('b')], position: 'e:10' }

const event = (type: string, seq: number, more: Partial<Envelope> = {}): Envelope => ({
  type,
  seq,
  epoch: 'e',
  timestamp: '2026-11-20T14:00:00Z',
  data: {},
  ...more,
})

/** Each project with how it is watched, and whether a snapshot is to be asked for. */
const told = (list: ProjectList, ...envelopes: Envelope[]) => {
  const { list: now, stale } = afterSnapshot(list, envelopes)
  return `${now.projects.map(({ id, watch }) => `${id} ${watch}`).join(', ')}${stale ? '; stale' : ''}`
}

it.each([
  ['a root that is gone', event('root_gone', 11, { project: 'b' }), 'a live, b gone'],
  ['a root that is back', event('root_back', 11, { project: 'b' }), 'a live, b catching_up; stale'],
  ['one that was removed', event('watcher_projects_refreshed', 11, { data: { removed: ['a'] } }), 'b live'],
  [
    'one that was added',
    event('watcher_projects_refreshed', 11, { data: { added: ['c'], removed: [] } }),
    'a live, b live; stale',
  ],
  [
    'one for another',
    event('watcher_projects_refreshed', 11, { data: { added: ['c'], removed: ['a'] } }),
    'b live; stale',
  ],
  ['news that do not say what', event('watcher_projects_refreshed', 11), 'a live, b live; stale'],
  ['a file', event('disk_changed', 11, { project: 'a' }), 'a live, b live'],
  ['what is in the snapshot', event('root_gone', 10, { project: 'b' }), 'a live, b live'],
  ['another epoch', event('root_gone', 1, { project: 'b', epoch: 'f' }), 'a live, b gone'],
  ['a project that is not known', event('root_gone', 11, { project: 'z' }), 'a live, b live'],
])('hears of %s', (_, envelope, expected) => {
  expect(told(LIST, envelope)).toBe(expected)
})

it('takes over what was heard while the snapshot was on its way, and no more', () => {
  const meanwhile = [event('root_gone', 9, { project: 'a' }), event('root_gone', 12, { project: 'b' })]
  expect(told(LIST, ...meanwhile)).toBe('a live, b gone')
})

it('is the same list where nothing changed, so that nothing is drawn anew', () => {
  expect(afterEvent(LIST, event('disk_changed', 11)).list).toBe(LIST)
})
