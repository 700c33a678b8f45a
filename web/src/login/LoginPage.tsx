import { type FormEvent, useEffect, useRef, useState } from 'react'
import { login } from '../api/calls'
import { noteTerm } from '../api/renewal'
import { anyUnsaved } from '../desk/desk'
import { refreshNode } from '../node/node'
import { SightMark } from '../parts/SightMark'
import { sentenceOf, type Trouble, troubleOf } from './trouble'
import './login.css'

/** Shown on a 401 of a node with users. What was open waits behind it, and comes back with the login. */
export function LoginPage() {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const seconds = useSecondsUntil(trouble?.until ?? null)
  const password = useRef<HTMLInputElement>(null)
  useOtherTabs()

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    setBusy(true)
    const reply = await login(String(said.get('username')), String(said.get('password')))
    if (reply.ok) {
      noteTerm(reply.value)
      await refreshNode()
    }
    setBusy(false)
    setTrouble(reply.ok ? null : troubleOf(reply, Date.now()))
    password.current?.select()
  }

  return (
    <main className="login">
      <form className="login-card" onSubmit={onSubmit}>
        <SightMark size={40} />
        <h1>Sign in to Sightline</h1>
        <p className="quiet">{window.location.host}</p>
        <label>
          Name
          <input
            className="field"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            // biome-ignore lint/a11y/noAutofocus: the one thing to do on this page
            autoFocus
          />
        </label>
        <label>
          Password
          <input
            className="field"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            ref={password}
            aria-describedby="login-trouble"
          />
        </label>
        <p id="login-trouble" className="bad" role="alert">
          {trouble && sentenceOf(trouble, seconds)}
        </p>
        <button type="submit" className="btn primary" disabled={busy || seconds > 0}>
          {busy ? 'Signing in' : 'Sign in'}
        </button>
        {anyUnsaved() && <p className="warn">Your unsaved edits are still in this tab, and wait for you.</p>}
      </form>
    </main>
  )
}

/** Whole seconds until then, counted down while they are shown. */
function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(Date.now)
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (until === null) return
    setNow(Date.now())
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** Who signed in in another tab is signed in here too. */
function useOtherTabs() {
  useEffect(() => {
    const onFocus = () => void refreshNode()
    window.addEventListener('storage', onFocus)
    window.addEventListener('focus', onFocus)
    return () => {
      window.removeEventListener('storage', onFocus)
      window.removeEventListener('focus', onFocus)
    }
  }, [])
}
