// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { Envelope } from '../../api/wire'
import { wordsOf } from './browser'

const event = (type: string, data: object) => ({ type, data, project: 'shop' }) as unknown as Envelope

it('tells of what the loop says', () => {
  const words = wordsOf(event('notification', { prefix: 'DECISION', message: 'Drop it?' }), 'shop')
  expect(words).toEqual({ title: 'shop: decision', body: 'Drop it?' })
})

it.each([
  ['waiting', 'shop waits for you'],
  ['stuck', 'shop is stuck'],
  ['error', 'shop has failed'],
  ['complete', 'shop has finished'],
])('tells of the status %s', (status, title) => {
  expect(wordsOf(event('status_changed', { status }), 'shop')?.title).toBe(title)
})

it('tells nothing of what needs nobody', () => {
  expect(wordsOf(event('status_changed', { status: 'running' }), 'shop')).toBeUndefined()
  expect(wordsOf(event('log_append', { lines: 'x' }), 'shop')).toBeUndefined()
})
