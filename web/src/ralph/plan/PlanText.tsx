import { useLayoutEffect, useRef } from 'react'
import { movedCaret } from './merge'

/** The field of the plan's text; when the text changes by itself, the caret stays at its line. */
export function PlanText({
  text,
  onText,
  onSave,
}: {
  text: string
  onText: (text: string) => void
  onSave: () => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const known = useRef({ text, from: 0, to: 0 })
  const note = () => {
    const { selectionStart: from = 0, selectionEnd: to = 0, value = '' } = field.current ?? {}
    known.current = { text: value, from, to }
  }
  useLayoutEffect(() => {
    const { text: before, from, to } = known.current
    const here = field.current
    if (!here || before === text) return
    const top = here.scrollTop
    here.setSelectionRange(movedCaret(before, text, from), movedCaret(before, text, to))
    here.scrollTop = top
    known.current = { text, from: here.selectionStart, to: here.selectionEnd }
  }, [text])
  return (
    <textarea
      ref={field}
      className="field plan-text"
      aria-label="Text of the plan"
      value={text}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the user has just asked to edit it
      autoFocus
      onSelect={note}
      onChange={(event) => {
        note()
        onText(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        onSave()
      }}
    />
  )
}
