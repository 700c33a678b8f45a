import { expect, it } from 'vitest'
import type { Envelope } from '../api/wire'
import { saysHomeMoved } from './agentHome'
import { afterEvent, concernsList } from './projectList'

const heard = (type: string, data: object) =>
  ({ type, data, seq: 5, epoch: 'e', project: '~hermes', timestamp: '2026-11-28T00:00:00Z' }) as Envelope

it('asks whether there is a home only where it may have come or gone', () => {
  expect(saysHomeMoved(heard('data_changed', { data_types: ['memory'], paths: [] }))).toBe(false)
  expect(saysHomeMoved(heard('data_changed', { data_types: ['memory', 'state'], paths: [] }))).toBe(true)
  expect(saysHomeMoved(heard('data_changed', {}))).toBe(false)
  expect(saysHomeMoved(heard('cache_invalidate', { keys: [] }))).toBe(true)
  expect(saysHomeMoved(heard('problem', { path: 'config.yaml' }))).toBe(false)
})

it('leaves the list of projects alone', () => {
  const list = { projects: [], position: 'e:1' }
  for (const type of ['data_changed', 'cache_invalidate', 'problem']) {
    expect(concernsList(heard(type, {}))).toBe(false)
    expect(afterEvent(list, heard(type, {})).list).toBe(list)
  }
})
