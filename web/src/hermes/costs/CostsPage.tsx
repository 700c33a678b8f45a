import { grouped } from '../../parts/figures'
import { Money } from '../../parts/Money'
import { Figures, Nothing, Page, Pane } from '../Page'
import { COSTS } from '../sources'
import { useHermes } from '../useHermes'
import { dayWord, short } from '../words'
import { DayChart, DayTable } from './DayChart'
import { ModelTable } from './ModelTable'
import { amountOf, whenceOf } from './provenance'

const DAYS = 60

/** What the agent's tokens cost, by day and by model, and how each figure is known. */
export default function CostsPage() {
  const costs = useHermes(COSTS)
  const { value } = costs
  const empty = value && value.all_time.session_count === 0
  return (
    <Page of={[costs]} what="The costs">
      {empty && (
        <Pane title="Costs">
          <Nothing>
            No session yet, so nothing was spent. Costs are made of the tokens in the agent's database, and
            stand here with its first session.
          </Nothing>
        </Pane>
      )}
      {value && !empty && (
        <>
          <Figures
            all={[
              [
                'Today',
                <Money
                  key="t"
                  money={amountOf(value.today.cost, value.today.provenance)}
                  whence={whenceOf(value.today.provenance)}
                />,
                `${grouped(value.today.session_count)} sessions`,
              ],
              [
                'In all',
                <Money
                  key="a"
                  money={amountOf(value.all_time.estimated_cost_usd, value.all_time.provenance)}
                  whence={whenceOf(value.all_time.provenance)}
                />,
                `${grouped(value.all_time.session_count)} sessions`,
              ],
              [
                'Messages',
                grouped(value.all_time.message_count),
                `${grouped(value.today.message_count)} today`,
              ],
              ['Tokens in', short(value.all_time.input_tokens), `${short(value.today.input_tokens)} today`],
              [
                'Tokens out',
                short(value.all_time.output_tokens),
                `${short(value.today.output_tokens)} today`,
              ],
              [
                'Cache read',
                short(value.all_time.cache_read_tokens),
                `${short(value.today.cache_read_tokens)} today`,
              ],
              ['Cache written', short(value.all_time.cache_write_tokens)],
              ['Tool calls', grouped(value.all_time.tool_call_count)],
            ]}
          />
          <p className="hud-whence">{whenceOf(value.all_time.provenance)}.</p>
          <Pane title="By day" sum={`in the node's zone, up to ${dayWord(value.today.date)}`}>
            <DayChart trend={value.daily_trend} today={value.today.date} days={DAYS} height={120} />
          </Pane>
          <Legend />
          <Pane title="By model" sum={`prices as of ${value.prices_as_of}`}>
            <ModelTable of={value} />
          </Pane>
          <Pane title="Last days">
            <DayTable trend={value.daily_trend} />
          </Pane>
        </>
      )}
    </Page>
  )
}

/** What the marks of the figures say. */
export function Legend() {
  return (
    <p className="hud-legend quiet">
      <span>
        <i className="provenance reported" aria-hidden /> as the agent noted it
      </span>
      <span>
        <i className="provenance computed" aria-hidden /> computed from tokens and prices
      </span>
      <span>
        <i className="provenance estimated" aria-hidden /> some of it has no known price
      </span>
    </p>
  )
}
