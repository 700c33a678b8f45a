import { expect, it } from 'vitest'
import type { Refusal } from '../api/request'
import { shownOf } from './useHermes'

const refusal: Refusal = { ok: false, status: 0, code: 'unreachable', detail: 'Sightline does not answer.' }
const problem = { path: 'cron/jobs.json', code: 'bad_json', detail: 'no JSON: line 1' }

it('shows an answer as it is', () => {
  expect(shownOf({ value: { total: 1 }, trouble: null })).toMatchObject({ stale: null, failed: null })
})

it('keeps what was good last, and says why it may be old', () => {
  expect(shownOf({ value: { total: 1 }, trouble: refusal })).toEqual({
    value: { total: 1 },
    stale: 'Sightline does not answer.',
    failed: null,
  })
  expect(shownOf({ value: { total: 1, problem }, trouble: null }).stale).toBe(
    'cron/jobs.json: no JSON: line 1',
  )
  const named = { ...problem, detail: 'cron/jobs.json is no JSON' }
  expect(shownOf({ value: { problem: named }, trouble: null }).stale).toBe('cron/jobs.json is no JSON')
})

it('says what failed where there is nothing to show, and nothing while it is on its way', () => {
  expect(shownOf({ value: undefined, trouble: refusal })).toMatchObject({ stale: null, failed: refusal })
  expect(shownOf({ value: undefined, trouble: null })).toMatchObject({ stale: null, failed: null })
})
