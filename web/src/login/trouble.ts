import type { Refusal } from '../api/request'

/** Why a login failed; `until`: before this moment (Unix milliseconds) another try is of no use. */
export interface Trouble {
  kind: 'wrong' | 'slowed' | 'unreachable' | 'other'
  detail: string
  until: number | null
}

export function troubleOf({ status, detail, retryAfter }: Refusal, now: number): Trouble {
  const until = retryAfter === undefined ? null : now + retryAfter * 1000
  if (status === 0) return { kind: 'unreachable', detail, until: null }
  if (status === 401) return { kind: 'wrong', detail, until }
  if (status === 429) return { kind: 'slowed', detail, until: until ?? now + 1000 }
  return { kind: 'other', detail, until }
}

/** What the user reads, `seconds` before the next try. */
export function sentenceOf({ kind, detail }: Trouble, seconds: number): string {
  switch (kind) {
    case 'wrong':
      return 'Name or password is wrong.'
    case 'slowed':
      return seconds > 0
        ? `Too many attempts. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
        : 'You can try again now.'
    case 'unreachable':
      return 'Sightline does not answer. Is it still running on that machine?'
    case 'other':
      return detail
  }
}
