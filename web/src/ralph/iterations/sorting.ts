import type { Iteration } from '../../api/wire'
import { type Titles, taskOf } from '../titles'

export type Column = 'number' | 'result' | 'duration' | 'tokens' | 'cost'

export interface Order {
  by: Column
  down: boolean
}

const VALUE: Record<Column, (one: Iteration) => number> = {
  number: ({ number }) => number,
  result: ({ running, health }) => (running ? 0 : { failed: 1, partial: 2, productive: 3 }[health]),
  duration: ({ duration_seconds }) => duration_seconds ?? -1,
  tokens: ({ tokens_used }) => tokens_used ?? -1,
  cost: ({ cost }) => cost?.usd ?? -1,
}

/** What is equal stays newest first. */
export function sorted(iterations: readonly Iteration[], { by, down }: Order): Iteration[] {
  const of = VALUE[by]
  const sign = down ? -1 : 1
  return [...iterations].sort((a, b) => sign * (of(a) - of(b)) || b.number - a.number)
}

/** A second press turns the order around; figures begin with the largest. */
export const pressed = (order: Order, by: Column): Order => ({
  by,
  down: order.by === by ? !order.down : by !== 'result',
})

export type Which = 'all' | 'failed' | 'no_commit' | 'productive'

export function chosen(
  iterations: readonly Iteration[],
  which: Which,
  words: string,
  titles: Titles,
): Iteration[] {
  const wanted = words.trim().toLowerCase()
  return iterations.filter(
    (one) => isOf(one, which) && (wanted === '' || textOf(one, titles).includes(wanted)),
  )
}

function isOf(one: Iteration, which: Which): boolean {
  if (which === 'all') return true
  if (which === 'no_commit') return one.commit === null && !one.running
  return one.health === which && !one.running
}

function textOf(one: Iteration, titles: Titles): string {
  const { number, commit, commit_message, errors, model } = one
  return [number, taskOf(one, titles), commit, commit_message, ...errors, model].join(' ').toLowerCase()
}
