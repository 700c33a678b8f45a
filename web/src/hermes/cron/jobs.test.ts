import { expect, it } from 'vitest'
import { job } from '../samples'
import { bySoonest, lastOf, lookOf, nextOf, repeatWord } from './jobs'
import { troubleOf } from './Steer'

it('says how a job stands', () => {
  const words = [
    job('a'),
    job('b', { enabled: false }),
    job('c', { state: 'paused' }),
    job('d', { state: 'completed', enabled: false }),
    job('e', { state: 'dreaming' }),
    job('f', { state: null }),
  ].map((one) => lookOf(one).word)
  expect(words).toEqual(['Scheduled', 'Paused', 'Paused', 'Completed', 'dreaming', 'unknown'])
})

it('says how the last run went', () => {
  expect(lastOf(job('a'))).toBeNull()
  expect(lastOf(job('a', { last_status: 'ok' }))?.word).toBe('Ok')
  expect(lastOf(job('a', { last_status: 'timeout' }))).toEqual({ status: 'error', word: 'timeout' })
  expect(lastOf(job('a', { last_status: 'ok', last_error: '401' }))?.word).toBe('Failed')
})

it('tells a next run of the file from our own reckoning', () => {
  expect(nextOf(job('a')).reckoned).toBe(false)
  const next = nextOf(job('a', { next_run_at: null, next_run_computed_at: '2026-11-28T00:00:00Z' }))
  expect(next).toEqual({ at: '2026-11-28T00:00:00Z', reckoned: true })
})

it('has the soonest first, and what will not run last', () => {
  const jobs = [
    job('never', { next_run_at: null }),
    job('paused', { enabled: false, next_run_at: '2026-01-01T00:00:00Z' }),
    job('late', { next_run_at: '2098-01-01T00:00:00+02:00' }),
    job('soon', { next_run_at: '2027-01-01T00:00:00+02:00' }),
  ]
  expect(bySoonest(jobs).map(({ id }) => id)).toEqual(['soon', 'late', 'never', 'paused'])
})

it('says how often', () => {
  expect(repeatWord(job('a'))).toBe('again and again')
  expect(repeatWord(job('a', { repeat_completed: 12 }))).toBe('12 times so far')
  expect(repeatWord(job('a', { repeat_total: 5, repeat_completed: 2 }))).toBe('2 of 5 times')
})

it('says plainly that the program of the agent is missing', () => {
  expect(troubleOf({ code: 'no_cli', detail: 'hermes CLI not found' })).toContain('not on the PATH')
  expect(troubleOf({ code: 'cli_failed', detail: 'no such job' })).toBe('no such job')
})
