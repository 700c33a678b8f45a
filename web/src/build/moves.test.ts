import { expect, it } from 'vitest'
import { changesOf, moveOf, namesOf } from './moves'
import { build, component, feature, step } from './samples'

const move = (status: string, progress: number, before: [string, number] | null, removed = false) =>
  moveOf(
    {
      status,
      progress,
      removed,
      before: before && { status: before[0], progress: before[1] },
    } as Parameters<typeof moveOf>[0],
    'web',
  )

it.each([
  [move('in_progress', 70, ['in_progress', 40]), 'web 40 to 70 %'],
  [move('completed', 100, ['in_progress', 40]), 'web completed'],
  [move('error', 71, ['in_progress', 40]), 'web failed'],
  [move('completed', 100, null), 'web completed'],
  [move('in_progress', 10, null), 'web new, 10 %'],
  [move('not_started', 0, null), 'web new'],
  [move('blocked', 40, ['in_progress', 40]), 'web blocked'],
  [move('in_progress', 40, ['in_progress', 40]), 'web changed'],
  [move('in_progress', 40, ['in_progress', 40], true), 'web removed'],
])('%s', (said, expected) => {
  expect(said).toBe(expected)
})

it('calls parts by their names, and one that is gone by its id', () => {
  const names = namesOf(
    build({
      components: [component('w', { name: 'Web page' })],
      features: [feature('f', { name: 'Live tail' })],
    }),
  )
  const before = { status: 'in_progress' as const, progress: 0 }
  const moved = { status: 'in_progress' as const, progress: 50, removed: false, before }
  const changes = changesOf(
    step('1', {
      components: [
        { ...moved, component_id: 'w' },
        { ...moved, component_id: 'old', removed: true },
      ],
      features: [{ ...moved, feature_id: 'f' }],
      tasks_completed: ['t1'],
    }),
    names,
  )
  expect(changes).toEqual([
    { kind: 'Components', what: ['Web page 0 to 50 %', 'old removed'] },
    { kind: 'Features', what: ['Live tail 0 to 50 %'] },
    { kind: 'Tasks done', what: ['t1'] },
  ])
})
