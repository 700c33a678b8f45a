import type { SessionBegun } from './wire'

/** What became of an attempt to renew the session's cookie. */
export type Renewal = 'renewed' | 'refused' | 'unreachable'

/** Where the tabs of this browser tell each other when the cookie was renewed, and for how long. */
const KEY = 'sightline.session'

interface Term {
  /** Unix milliseconds. */
  begun: number
  /** Seconds from there until the cookie is of no use. */
  expires_in: number
}

export function knownTerm(): Term | null {
  try {
    const term = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Term> | null
    return typeof term?.begun === 'number' && typeof term.expires_in === 'number' ? (term as Term) : null
  } catch {
    // Storage can be forbidden; then each tab renews for itself.
    return null
  }
}

export function noteTerm({ expires_in }: Pick<SessionBegun, 'expires_in'>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ begun: Date.now(), expires_in }))
  } catch {
    // As above.
  }
}

export function forgetTerm(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}

async function trade(): Promise<Renewal> {
  try {
    const response = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Sightline': '1' },
      body: '{}',
    })
    if (response.ok) {
      noteTerm((await response.json()) as SessionBegun)
      return 'renewed'
    }
    // Only a 401 or 403 is a word about the session; anything else is a node in trouble.
    return response.status === 401 || response.status === 403 ? 'refused' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** One tab at a time: the cookie rotates, and of two that trade the same old one, one would lose. */
async function inTurn(): Promise<Renewal> {
  // Without a secure context there are no locks.
  const { locks } = navigator as { locks?: LockManager | null }
  if (!locks) return trade()
  const asked = Date.now()
  return locks.request('sightline.session', async () => {
    const term = knownTerm()
    return term && term.begun >= asked ? 'renewed' : trade()
  })
}

let running: Promise<Renewal> | undefined

/** Renews the session; whoever asks while it is under way gets the same answer. */
export function renew(): Promise<Renewal> {
  running ??= inTurn().finally(() => {
    running = undefined
  })
  return running
}
