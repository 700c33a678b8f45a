import { CornerDownLeft } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import type { Asked } from './runState'

interface Props {
  asked: Asked
  /** Whoever started the run is who is asked; others may answer, but are not interrupted. */
  mine: boolean
  answer(input: { text: string } | { eof: true }): void
}

/** A running statement asks: its prompt, a field, Enter; Ctrl+D ends the input as in a terminal. */
export function InputField({ asked, mine, answer }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (mine) field.current?.focus({ preventScroll: true })
  }, [mine])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    answer({ text: field.current?.value ?? '' })
  }
  const prompt = asked.prompt.trim() || (asked.password ? 'Password' : 'The script asks for a line')
  return (
    <form className="asks" onSubmit={submit} autoComplete="off">
      <label htmlFor={id}>{prompt}</label>
      <input
        id={id}
        ref={field}
        className="field"
        type={asked.password ? 'password' : 'text'}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'd' || !event.ctrlKey) return
          event.preventDefault()
          answer({ eof: true })
        }}
      />
      <button type="submit" className="btn">
        <CornerDownLeft size={14} strokeWidth={1.8} aria-hidden />
        Enter
      </button>
      <button
        type="button"
        className="btn"
        title="Say that nothing more comes: the script gets an EOFError (Ctrl+D)"
        onClick={() => answer({ eof: true })}
      >
        End of input
      </button>
    </form>
  )
}
