import { useEffect, useState } from 'react'
import { anyUnsaved } from '../desk/desk'
import { refreshNode } from '../node/node'
import { SightMark } from '../parts/SightMark'
import './locked.css'

/** Shown on every 401. What was open waits behind it, and comes back with the login. */
export function LockedPage({ spent }: { spent: boolean }) {
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const onFocus = () => void refreshNode()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [])
  const tryAgain = async () => {
    await refreshNode()
    setAsked(true)
  }
  return (
    <main className="locked">
      <div className="locked-card">
        <SightMark size={40} />
        <h1>{spent ? 'This link was already used' : 'This browser is not signed in'}</h1>
        <p>A link opens Sightline once, in one browser. In a terminal on that machine, run:</p>
        <pre>
          <code>sightline link</code>
        </pre>
        <p>Then open the address that it prints.</p>
        {anyUnsaved() && (
          <p className="warn">
            Your unsaved edits are still in this tab. Open the address in another tab, then come back here.
          </p>
        )}
        <button type="button" className="btn" onClick={tryAgain}>
          I have signed in
        </button>
        <p className="quiet" role="status">
          {asked && 'Not yet: this browser still has no session.'}
        </p>
      </div>
    </main>
  )
}
