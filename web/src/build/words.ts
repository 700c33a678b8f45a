import type { BuildPartStatus, BuildSession } from '../api/wire'

/** How a part stands, in a word. */
export const PART_WORDS: Record<BuildPartStatus, string> = {
  not_started: 'Not started',
  in_progress: 'In progress',
  completed: 'Completed',
  error: 'Failed',
  blocked: 'Blocked',
}

/** It has begun, and has not ended: there is something to pause or to cancel. */
export const isActive = ({ status }: BuildSession): boolean =>
  status === 'initializing' || status === 'running' || status === 'paused'

/** A signal by its name, else the number that the command ended with; nothing while it has not ended. */
export function exitOf({ signal, exit_code }: BuildSession): string {
  if (signal !== null) return signal
  return exit_code === null ? '' : `exit ${exit_code}`
}

/** "a, b, c and 4 more". */
export const listed = (names: readonly string[], most = 3): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '')

/** `38:14`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const rest = `${hours > 0 ? two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** Seconds that it ran up to now, without pauses. */
export function workedAt(session: BuildSession, now: number): number {
  const since = session.running_since === null ? Number.NaN : Date.parse(session.running_since)
  if (Number.isNaN(since)) return session.worked_before
  return session.worked_before + Math.max(0, now - since) / 1000
}

/** Words as a shell would split them: blanks part them, quotes hold them together; null where a quote stays open. */
export function wordsOf(line: string): string[] | null {
  const words: string[] = []
  let word = ''
  let begun = false
  let quote = ''
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (quote !== '') {
      if (c === quote) quote = ''
      else if (c === '\\' && quote === '"' && /["\\$`]/.test(line.charAt(i + 1))) word += line.charAt(++i)
      else word += c
    } else if (c === '"' || c === "'") {
      quote = c
      begun = true
    } else if (c === '\\' && i + 1 < line.length) {
      word += line.charAt(++i)
      begun = true
    } else if (/\s/.test(c)) {
      if (begun || word !== '') words.push(word)
      word = ''
      begun = false
    } else word += c
  }
  if (quote !== '') return null
  if (begun || word !== '') words.push(word)
  return words
}

/** A word as a shell would need it written; only so that people can read where each one ends. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
