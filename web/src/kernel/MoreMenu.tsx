import { Check, Ellipsis } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

export interface Act {
  name: string
  run(): void
  /** Of a switch. */
  on?: boolean
  off?: boolean
  /** Only where the bar has no room for it. */
  narrow?: boolean
}

/** What the bar has no room for; the arrow keys go through it, Escape closes it. */
export function MoreMenu({ acts, children }: { acts: readonly Act[]; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    menu.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const onPointer = ({ target }: PointerEvent) => {
      if (!whole.current?.contains(target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])]
    const seen = all.filter((item) => item.offsetParent !== null)
    const at = seen.indexOf(document.activeElement as HTMLElement)
    seen[(at + step + seen.length) % seen.length]?.focus()
  }
  return (
    <div className="more" ref={whole}>
      <button
        type="button"
        className="ib"
        ref={opener}
        aria-label="More about running"
        title="More"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Ellipsis size={16} strokeWidth={1.6} aria-hidden />
      </button>
      {open && (
        <div className="more-menu">
          {children}
          <div role="menu" aria-label="More about running" tabIndex={-1} ref={menu} onKeyDown={onKey}>
            {acts.map((act) => (
              <Item key={act.name} act={act} close={close} />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function Item({ act, close }: { act: Act; close(): void }) {
  const isSwitch = act.on !== undefined
  return (
    <button
      type="button"
      role={isSwitch ? 'menuitemcheckbox' : 'menuitem'}
      {...(isSwitch ? { 'aria-checked': act.on } : {})}
      className={act.narrow ? 'narrow' : undefined}
      disabled={act.off}
      onClick={() => {
        close()
        act.run()
      }}
    >
      {act.name}
      {act.on && <Check size={14} aria-hidden />}
    </button>
  )
}
