import { knownTerm, renew } from '../api/renewal'

/** Renew when so much of the term has passed. */
const PART = 2 / 3
/** After a failure, and at the most often. */
const AGAIN_MS = 30_000

/** Milliseconds until the session is to be renewed; nothing known of it means now. */
export function untilRenewal(term: { begun: number; expires_in: number } | null, now: number): number {
  if (term === null) return 0
  const due = term.begun + term.expires_in * 1000 * PART
  // A clock that was set back would let us wait for ever.
  return term.begun > now ? 0 : Math.max(0, due - now)
}

/** Keeps the cookie of a password session alive while the page is open; ends where nobody is known. */
export function keepSession(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const plan = (atLeast = 0) => {
    clearTimeout(timer)
    timer = setTimeout(renewNow, Math.max(atLeast, untilRenewal(knownTerm(), Date.now())))
  }
  const renewNow = async () => {
    // Another tab may have done it meanwhile.
    if (untilRenewal(knownTerm(), Date.now()) > 0) return plan()
    const renewal = await renew()
    // Refused: the next request is a 401, and that one says what to do.
    if (!over && renewal !== 'refused') plan(AGAIN_MS)
  }
  const onWake = () => {
    if (document.visibilityState === 'visible') plan()
  }
  plan()
  document.addEventListener('visibilitychange', onWake)
  window.addEventListener('focus', onWake)
  return () => {
    over = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onWake)
    window.removeEventListener('focus', onWake)
  }
}
