import { CircleUser, LogOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Node, Role } from '../api/wire'
import { anyUnsaved } from '../desk/desk'
import { leave } from './leave'
import { ThemeButton } from './ThemeButton'

const MAY: Record<Role, string> = {
  viewer: 'Viewer: may read',
  editor: 'Editor: may read and write',
  admin: 'Admin: may read, write and hand out access',
}

/** Who is signed in, as what, and the way out. */
export function UserMenu({ node }: { node: Node }) {
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPointer = ({ target }: PointerEvent) => {
      if (!whole.current?.contains(target as HTMLElement)) setOpen(false)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      opener.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
  const name = node.user ?? `this browser on ${node.host}`
  return (
    <div className="user" ref={whole}>
      <button
        type="button"
        className="ib"
        ref={opener}
        aria-label={`Signed in as ${name}`}
        title={`Signed in as ${name}`}
        aria-expanded={open}
        aria-controls="user-menu"
        onClick={() => setOpen(!open)}
      >
        <CircleUser size={16} strokeWidth={1.6} aria-hidden />
      </button>
      {open && (
        <div className="user-menu" id="user-menu">
          <b className="one-line">{name}</b>
          <span className="quiet">{MAY[node.role]}</span>
          <ThemeButton named />
          {node.auth === 'none' ? (
            <p className="quiet">Started without login: every user of this machine comes in.</p>
          ) : (
            <button type="button" className="btn" onClick={logOut}>
              <LogOut size={14} strokeWidth={1.8} aria-hidden />
              Log out
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function logOut() {
  if (anyUnsaved() && !window.confirm('There are unsaved edits. Log out and lose them?')) return
  void leave()
}
