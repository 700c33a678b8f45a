import type { CostOfModel, Costs } from '../../api/hermesWire'
import { grouped } from '../../parts/figures'
import { Money } from '../../parts/Money'
import { Meter } from '../Meter'
import { short } from '../words'
import { amountOf, whenceOf } from './provenance'

/** "input $3, output $15 a million tokens", or why there is no price. */
export function priceWord(matched: string, table: Costs['pricing_table']): string {
  const price = table[matched]
  if (price) return `${matched}: in $${price.input}, out $${price.output} a million`
  return matched.startsWith('unpriced') ? 'no price known' : matched
}

/** What each model cost, the dearest first. */
export function ModelTable({ of }: { of: Costs }) {
  const most = Math.max(...of.by_model.map(({ cost }) => cost), 0)
  return (
    <div className="hud-scroller">
      <table className="hud-table">
        <thead>
          <tr>
            <th>Model</th>
            <th className="end">Cost</th>
            <th aria-label="Share" />
            <th>Price</th>
            <th className="end">Sessions</th>
            <th className="end">Messages</th>
            <th className="end">In</th>
            <th className="end">Out</th>
            <th className="end">Cache read</th>
            <th className="end">Cache written</th>
            <th className="end">Reasoning</th>
          </tr>
        </thead>
        <tbody>
          {of.by_model.map((row) => (
            <ModelRow key={row.model} row={row} most={most} table={of.pricing_table} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ModelRow({ row, most, table }: { row: CostOfModel; most: number; table: Costs['pricing_table'] }) {
  const price = priceWord(row.matched_pricing, table)
  return (
    <tr>
      <td>
        <b>{row.model}</b>
      </td>
      <td className="end num">
        <Money money={amountOf(row.cost, row.provenance)} whence={whenceOf(row.provenance)} />
      </td>
      <td className="hud-share">
        <Meter value={row.cost} most={most} of={`Cost of ${row.model}`} />
      </td>
      <td className={price.startsWith('no price') ? 'warn' : 'quiet'}>{price}</td>
      <td className="end num">{grouped(row.session_count)}</td>
      <td className="end num">{grouped(row.message_count)}</td>
      <td className="end num">{short(row.input_tokens)}</td>
      <td className="end num">{short(row.output_tokens)}</td>
      <td className="end num">{short(row.cache_read_tokens)}</td>
      <td className="end num">{short(row.cache_write_tokens)}</td>
      <td className="end num">{short(row.reasoning_tokens)}</td>
    </tr>
  )
}
