import { expect, it } from 'vitest'
import { delayBefore } from './backoff'

it('waits anything between nothing and the ceiling', () => {
  expect(delayBefore(0, () => 0)).toBe(0)
  expect(delayBefore(3, () => 0.5)).toBe(4_000)
  expect(delayBefore(99, () => 1)).toBe(30_000)
})
