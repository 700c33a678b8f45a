import type { CostProvenance } from '../../api/hermesWire'
import { counted, grouped } from '../../parts/figures'
import { type Amount, inDollars } from '../../parts/Money'

/** A sum has the mark of its weakest part. */
export function amountOf(usd: number, whence: CostProvenance): Amount {
  if (whence.unpriced_sessions > 0) return { usd, provenance: 'estimated' }
  return { usd, provenance: whence.computed_sessions > 0 ? 'computed' : 'reported' }
}

/** Where a cost comes from, in words. */
export function whenceOf(of: CostProvenance): string {
  const said = [
    of.actual_sessions > 0 &&
      `${inDollars(of.actual_usd)} of ${counted(of.actual_sessions, 'session')} as the agent noted what was paid`,
    of.computed_sessions > 0 &&
      `${inDollars(of.computed_usd)} of ${counted(of.computed_sessions, 'session')} from tokens and the price of ${of.prices.join(', ') || 'no model'}`,
    of.unpriced_sessions > 0 &&
      `${counted(of.unpriced_sessions, 'session')} with ${grouped(of.unpriced_tokens)} tokens of a model without a known price, counted as zero`,
  ].filter(Boolean)
  return said.length === 0 ? 'Nothing was to be paid for' : said.join('; ')
}
