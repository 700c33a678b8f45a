import { expect, it } from 'vitest'
import type { CostOfDay, CostProvenance } from '../../api/hermesWire'
import { lastDays } from './DayChart'
import { priceWord } from './ModelTable'
import { amountOf, whenceOf } from './provenance'

const whence = (more: Partial<CostProvenance> = {}): CostProvenance => ({
  kind: 'none',
  actual_usd: 0,
  computed_usd: 0,
  actual_sessions: 0,
  computed_sessions: 0,
  unpriced_sessions: 0,
  unpriced_tokens: 0,
  prices: [],
  ...more,
})

it('gives a sum the mark of its weakest part', () => {
  expect(amountOf(1, whence({ actual_sessions: 2 })).provenance).toBe('reported')
  expect(amountOf(1, whence({ actual_sessions: 2, computed_sessions: 1 })).provenance).toBe('computed')
  expect(amountOf(1, whence({ computed_sessions: 1, unpriced_sessions: 1 })).provenance).toBe('estimated')
  expect(amountOf(0, whence()).provenance).toBe('reported')
})

it('says where a cost comes from', () => {
  const said = whenceOf(
    whence({
      actual_usd: 1.2,
      actual_sessions: 3,
      computed_usd: 2,
      computed_sessions: 1,
      prices: ['gpt-5.4'],
      unpriced_sessions: 2,
      unpriced_tokens: 4000,
    }),
  )
  expect(said).toContain('$1.20 of 3 sessions as the agent noted')
  expect(said).toContain('$2.00 of 1 session from tokens and the price of gpt-5.4')
  expect(said).toContain('2 sessions with 4,000 tokens of a model without a known price')
  expect(whenceOf(whence())).toBe('Nothing was to be paid for')
})

it('shows days of the calendar, also those on which nothing was done', () => {
  const day = (date: string): CostOfDay => ({ date, cost: 1, tokens: 1, sessions: 1, provenance: whence() })
  const trend = [day('2026-11-20'), day('2026-11-23'), day('unknown')]
  expect(lastDays(trend, 7).map(({ date }) => date)).toEqual([
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
    '2026-11-23',
  ])
  expect(lastDays(trend, 2).map(({ date }) => date)).toEqual(['2026-11-22', '2026-11-23'])
  expect(lastDays([day('unknown')], 7)).toEqual([])
})

it('says the price of a model, or that there is none', () => {
  const table = { 'gpt-5.4': { input: 2.5, output: 15, cache_read: 1, cache_write: 1, reasoning: 1 } }
  expect(priceWord('gpt-5.4', table)).toBe('gpt-5.4: in $2.5, out $15 a million')
  expect(priceWord('local (free)', table)).toBe('local (free)')
  expect(priceWord('unpriced (x)', table)).toBe('no price known')
})
