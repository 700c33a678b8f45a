import { expect, it } from 'vitest'
import type { Envelope } from '../api/wire'
import { concerns, RESOURCES, resourcesOf } from './dependencies'

const heard = (type: string, data: object) => ({ type, data }) as Envelope
const changed = (...types: string[]) => heard('data_changed', { data_types: types, paths: [] })

it('asks of a skill only what skills are in', () => {
  expect([...resourcesOf(['skills'])].sort()).toEqual(['dashboard', 'profiles', 'skills', 'timeline'])
})

it('asks of the database for all that is made of it, and not for files', () => {
  const asked = resourcesOf(['sessions', 'patterns', 'timeline', 'messages', 'chat'])
  for (const resource of [
    'sessions',
    'search',
    'messages',
    'token-costs',
    'patterns',
    'corrections',
  ] as const) {
    expect(asked.has(resource)).toBe(true)
  }
  for (const resource of ['memory', 'skills', 'cron', 'gateway', 'providers', 'logs'] as const) {
    expect(asked.has(resource)).toBe(false)
  }
})

it('asks for nothing of what this page does not show', () => {
  expect(resourcesOf(['chat']).size).toBe(0)
})

it('asks for everything where a type is one that it does not know, and where the home came or went', () => {
  expect(resourcesOf(['dreams']).size).toBe(RESOURCES.length)
  expect(resourcesOf(['state']).size).toBe(RESOURCES.length)
})

it('reaches every resource by some type', () => {
  const types =
    'memory user skills cron config profiles health providers gateway snapshots logs model-info sessions'
  const reached = resourcesOf(types.split(' '))
  // Projects lie outside of the home: no file of it says that they changed.
  expect(RESOURCES.filter((one) => !reached.has(one))).toEqual(['projects'])
})

it('knows by the event which answers are old', () => {
  expect(concerns('memory', changed('memory'))).toBe(true)
  expect(concerns('cron', changed('memory'))).toBe(false)
  expect(concerns('cron', heard('cache_invalidate', { keys: [] }))).toBe(true)
  expect(concerns('cron', heard('problem', { path: 'cron/jobs.json' }))).toBe(false)
  expect(concerns('cron', heard('disk_changed', { path: 'cron/jobs.json' }))).toBe(false)
  expect(concerns('cron', heard('data_changed', {}))).toBe(true)
})
