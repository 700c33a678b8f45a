import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'

/** Words that what is shown must have. The key `/` leads to it, Escape clears it. */
export function Filter({ name, value, set }: { name: string; value: string; set: (value: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const inText = event.target instanceof Element && event.target.closest('input, textarea, select')
      if (inText) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <label className="hud-filter">
      <Search size={14} strokeWidth={1.8} aria-hidden />
      <input
        ref={field}
        className="field"
        type="search"
        aria-label={name}
        placeholder={name}
        title="Press / to come here"
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => set(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') set('')
        }}
      />
    </label>
  )
}
