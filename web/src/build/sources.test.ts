import { expect, it } from 'vitest'
import type { Envelope } from '../api/wire'
import { build, component, feature, PROJECT, session } from './samples'
import { BUILD, SESSIONS, withEvent, withSession } from './sources'

const event = (type: string, data: Record<string, unknown> = {}) => ({ type, data }) as unknown as Envelope

it('moves a part as soon as it is told', () => {
  const before = build({ components: [component('a'), component('web')], features: [feature('f')] })
  const moved = withEvent(
    before,
    event('component_update', { component_id: 'web', status: 'completed', progress: 100, metadata: {} }),
  )
  expect(moved.components.map(({ id, status, progress }) => [id, status, progress])).toEqual([
    ['a', 'in_progress', 40],
    ['web', 'completed', 100],
  ])
  const failed = withEvent(
    moved,
    event('feature_update', { feature_id: 'f', status: 'error', progress: 50, metadata: {} }),
  )
  expect(failed.features[0]?.status).toBe('error')
  expect(before.components[1]?.status).toBe('in_progress')
})

it('drops a part that has vanished, and leaves a new one to the answer', () => {
  const before = build({ components: [component('a'), component('b')] })
  const gone = event('component_update', {
    component_id: 'a',
    status: 'in_progress',
    progress: 40,
    metadata: { removed: true },
  })
  expect(withEvent(before, gone).components.map(({ id }) => id)).toEqual(['b'])
  const fresh = event('component_update', { component_id: 'c', status: 'not_started', progress: 0 })
  expect(withEvent(before, fresh).components).toHaveLength(2)
})

it('says how far it is, and how it stands, where the event says so', () => {
  expect(withEvent(build(), event('build_progress', { percent: 70, status: 'failed' }))).toMatchObject({
    progress: 70,
    status: 'failed',
  })
  expect(withEvent(build(), event('build_progress', { percent: 70 })).status).toBe('in_progress')
})

it('knows its own session from another one', () => {
  const before = build({ session: session('s', { components: [component('kept')] }) })
  const paused = withEvent(before, event('build_status', { session_id: 's', status: 'paused' }))
  expect(paused.session).toMatchObject({ status: 'paused', components: [{ id: 'kept' }] })
  expect(withEvent(before, event('build_status', { session_id: 't', status: 'paused' }))).toBe(before)
  expect(withEvent(before, event('terminal_output', { session_id: 's' }))).toBe(before)
})

it('keeps the history of sessions', () => {
  const before = [session('s'), session('r')]
  const after = withSession(
    before,
    event('build_status', { session_id: 'r', status: 'failed', exit_code: 3 }),
  )
  expect(after.map(({ status }) => status)).toEqual(['running', 'failed'])
  expect(withSession(before, event('build_progress'))).toBe(before)
})

it('asks anew for what an event does not say whole', () => {
  const concerns = (type: string) => BUILD.of(PROJECT).concerns(event(type))
  expect(['checkpoint_update', 'file_change', 'problem', 'build_status'].every(concerns)).toBe(true)
  // A build that prints much is not asked for at each line.
  expect(concerns('terminal_output')).toBe(false)
  expect(SESSIONS.of(PROJECT).concerns(event('build_status'))).toBe(true)
})
