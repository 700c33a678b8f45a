import type { LogQuery } from '../../api/logCalls'

/** What is to be seen of the log: any line, or only those that a filter is for. */
export type Kind = 'all' | 'errors' | 'asks' | 'tools'

/** What a person looks for. */
export interface Wanted {
  text: string
  /** The text is an expression of RE2. */
  regex: boolean
  cases: boolean
  kind: Kind
}

export const NOTHING: Wanted = { text: '', regex: false, cases: false, kind: 'all' }

/** A bracket, a sign, a time of day: what stands before the first word of a line. */
const BEFORE = String.raw`^\W*(?:\d[\d:.TZ+-]*\W+)?`

/**
 * Lines in which a loop asks a person (`ralph.sh`, the prefixes of its notifications), and those that name
 * a tool as Codex and Claude Code write them. They are tried at the beginning of a line only: so a search
 * through a million lines is over at once. What looks like an error is for the node to say.
 */
const ASKS = `${BEFORE}(?:(?:ASK|QUESTION|DECISION|BLOCKED)\\b|Notification saved|Waiting for an answer)`
const TOOLS = `${BEFORE}(?:(?:tool|exec|apply_patch|bash|shell)\\b|(?:Bash|Read|Edit|Write|Grep|Glob|Task|mcp__\\w+)\\()`

const PATTERN: Partial<Record<Kind, string>> = { asks: ASKS, tools: TOOLS }

/** The most that the node takes. */
const LONGEST = 256

/** A text as an expression that finds just it. */
export const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/**
 * As the node is asked for it; undefined where it is too long to be asked. Of lines of a kind the text is
 * looked for behind what they are known by.
 */
export function queryOf({ text, regex, cases, kind }: Wanted): LogQuery | undefined {
  const pattern = PATTERN[kind]
  if (pattern === undefined) return { text, regex, cases, errors: kind === 'errors' }
  const own = regex ? text : escaped(text)
  const whole = text === '' ? pattern : `${pattern}.*(?${cases ? '' : 'i'}:${own})`
  return whole.length > LONGEST ? undefined : { text: whole, regex: true, cases: true, errors: false }
}

export const isAsked = ({ text, kind }: Wanted): boolean => text !== '' || kind !== 'all'
