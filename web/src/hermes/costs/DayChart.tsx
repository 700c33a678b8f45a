import type { CostOfDay } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { inDollars, Money } from '../../parts/Money'
import { type Column, Columns } from '../Columns'
import { dayWord, short } from '../words'
import { amountOf, whenceOf } from './provenance'

/** The days that the chart shows: those of the calendar, also such on which nothing was done. */
export function lastDays(trend: readonly CostOfDay[], count: number): (CostOfDay | { date: string })[] {
  const known = new Map(
    trend.filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date)).map((day) => [day.date, day]),
  )
  const newest = [...known.keys()].sort().at(-1)
  if (newest === undefined) return []
  const oldest = [...known.keys()].sort()[0] ?? newest
  const days: (CostOfDay | { date: string })[] = []
  for (let at = Date.parse(newest); days.length < count && at >= Date.parse(oldest); at -= 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10)
    days.unshift(known.get(date) ?? { date })
  }
  return days
}

function columnOf(day: CostOfDay | { date: string }, today: string): Column {
  const tone = day.date === today ? { tone: 'now' as const } : {}
  if (!('cost' in day)) return { key: day.date, value: 0, said: `${dayWord(day.date)}: nothing`, ...tone }
  const { provenance: mark } = amountOf(day.cost, day.provenance)
  return {
    key: day.date,
    value: day.cost,
    said: `${dayWord(day.date)}: ${inDollars(day.cost)} ${mark}, ${short(day.tokens)} tokens, ${counted(day.sessions, 'session')}`,
    ...(mark === 'estimated' ? { tone: 'weak' as const } : {}),
    ...tone,
  }
}

/** What each day cost. */
export function DayChart({
  trend,
  today,
  days,
  height,
}: {
  trend: readonly CostOfDay[]
  today: string
  days: number
  height?: number
}) {
  const shown = lastDays(trend, days)
  const sum = shown.reduce((all, day) => all + ('cost' in day ? day.cost : 0), 0)
  const few = shown.length <= 10
  return (
    <Columns
      name={`Cost of the last ${shown.length} days`}
      columns={shown.map((day) => columnOf(day, today))}
      {...(height === undefined ? {} : { height })}
      rest={`${inDollars(sum)} in ${counted(shown.length, 'day')}`}
      ends={few ? undefined : [dayWord(shown[0]?.date ?? ''), dayWord(shown.at(-1)?.date ?? '')]}
      labels={
        few
          ? ({ key, value }) => (
              <>
                {dayWord(key, 'short')}
                <b>{inDollars(value)}</b>
              </>
            )
          : undefined
      }
    />
  )
}

/** The newest days in a table: figures with where each comes from. */
export function DayTable({ trend }: { trend: readonly CostOfDay[] }) {
  const newest = [...trend].reverse().slice(0, 10)
  return (
    <div className="hud-scroller">
      <table className="hud-table">
        <thead>
          <tr>
            <th>Day</th>
            <th className="end">Cost</th>
            <th className="end">Tokens</th>
            <th className="end">Sessions</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ date, cost, tokens, sessions, provenance }) => (
            <tr key={date}>
              <td>{dayWord(date)}</td>
              <td className="end num">
                <Money money={amountOf(cost, provenance)} whence={whenceOf(provenance)} />
              </td>
              <td className="end num">{short(tokens)}</td>
              <td className="end num">{sessions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
