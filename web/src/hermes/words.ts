import { grouped } from '../parts/figures'

/** "980", "148 k", "2.1 M": four figures at most. */
export function short(count: number): string {
  if (count < 1_000) return grouped(Math.round(count))
  if (count < 999_500) return `${rounded(count / 1_000)} k`
  return `${rounded(count / 1_000_000)} M`
}

const rounded = (value: number) => (value < 9.95 ? value.toFixed(1) : grouped(Math.round(value)))

/** "< 1 min", "48 min", "3 h 20 min". */
export function minutesLong(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 1) return '< 1 min'
  if (whole < 60) return `${whole} min`
  const rest = whole % 60
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`
}

export type Fullness = 'ok' | 'warn' | 'bad'

/** How near a memory file is to its limit, in the bounds that the agent's own page has. */
export function fullnessOf(percent: number): { tone: Fullness; word: string } {
  if (percent > 100) return { tone: 'bad', word: 'Over its limit' }
  if (percent > 90) return { tone: 'bad', word: 'Almost full' }
  if (percent > 70) return { tone: 'warn', word: 'Filling up' }
  return { tone: 'ok', word: 'Room left' }
}

/** "1.1 k of 2.2 k characters, 50 %". */
export const charsOf = (total: number, most: number, percent: number): string =>
  `${grouped(total)} of ${grouped(most)} characters, ${Math.round(percent)} %`

const SOURCES: Readonly<Record<string, string>> = {
  cli: 'terminal',
  tui: 'terminal',
  cron: 'cron',
  api: 'API',
  api_server: 'API',
  tool: 'tool',
}

/** Where a session came from; names of platforms are said as they are. */
export const sourceWord = (source: string | null): string =>
  source ? (SOURCES[source] ?? source) : 'unknown'

/** A session without a title is known by the beginning of its id. */
export const titleOf = (title: string | null | undefined, id: string): string =>
  title?.trim() || `Session ${id.slice(0, 8)}`

/** The most frequent first, equal ones by name. */
export const byCount = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).sort(([a, m], [b, n]) => n - m || a.localeCompare(b))

/** Made once: who asks a date for its words makes one each time, and charts ask for sixty. */
const DAYS = {
  short: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }),
}

/** "Fri 27 Nov" of a day of the calendar, "2026-11-27". */
export function dayWord(date: string, style: keyof typeof DAYS = 'long'): string {
  const at = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? date || 'unknown day' : DAYS[style].format(at)
}
