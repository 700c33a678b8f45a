import { expect, it } from 'vitest'
import type { Attention, Project, ProjectSummary } from '../api/wire'
import { headlineOf, itemsOf } from './attention'

const project = (id: string, attention: Attention | null) =>
  ({ id, name: id, summary: { attention } as ProjectSummary }) as Project
const of = (kind: Attention['kind'], since: string | null = null): Attention => ({ kind, text: kind, since })

it('has who waits first, then the newest', () => {
  const items = itemsOf([
    project('done', of('finished')),
    project('old', of('waiting', '2026-11-20T14:00:00Z')),
    project('quiet', null),
    project('stuck', of('stuck')),
    project('new', of('waiting', '2026-11-20T15:00:00Z')),
    { id: 'plain' } as Project,
    project('bad', of('failed')),
  ])
  expect(items.map((item) => item.project.id)).toEqual(['new', 'old', 'bad', 'stuck', 'done'])
  expect(headlineOf(items)).toBe('2 wait for you, 2 need a look')
})

it('has no headline where nobody waits', () => {
  expect(headlineOf(itemsOf([project('a', of('finished'))]))).toBeUndefined()
  expect(headlineOf(itemsOf([project('a', of('waiting'))]))).toBe('1 waits for you')
  expect(headlineOf(itemsOf([project('a', of('stuck'))]))).toBe('1 needs a look')
})
