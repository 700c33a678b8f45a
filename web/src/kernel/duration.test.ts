import { expect, it } from 'vitest'
import { cpuOf, durationOf, elapsedOf, memoryOf } from './duration'

it.each([
  [0.4, '<1 ms'],
  [88.4, '88 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [9_949, '9.95 s'],
  [59_000, '59.0 s'],
  [125_000, '2 min 05 s'],
  [3_720_000, '1 h 02 min'],
])('%d ms took %s', (ms, word) => {
  expect(durationOf(ms)).toBe(word)
})

it('says what runs in steps that an eye can follow', () => {
  expect([-5, 1_240, 41_900, 61_000].map(elapsedOf)).toEqual(['0.0 s', '1.2 s', '41 s', '1 min 01 s'])
})

it('says memory and processor with their units', () => {
  expect([memoryOf(412_300_000), memoryOf(2_460_000_000)]).toEqual(['412 MB', '2.5 GB'])
  expect([cpuOf(0.99), cpuOf(2.54)]).toEqual(['99 % of one core', '2.5 cores'])
})
