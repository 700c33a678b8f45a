import type { Terminal } from '@xterm/xterm'
import { ArrowDownToLine, Copy, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { sized } from '../parts/figures'
import { showToast } from '../parts/toasts'
import { TerminalFind } from './TerminalFind'
import { useTerminal } from './useTerminal'
import '@xterm/xterm/css/xterm.css'
import './terminal.css'

/** What a build writes to its terminal, in its colours, live. */
export default function TerminalPane(props: {
  session: string
  /** It runs, and who looks may type. */
  typing: boolean
  close?: () => void
}) {
  const { session, typing, close } = props
  const box = useRef<HTMLDivElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const { shown, follows, left } = useTerminal(box, session, typing)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    find.current?.select()
  }
  return (
    <section className="pane build-terminal" aria-label="Terminal" onKeyDown={onKeyDown}>
      <header className="pane-head">
        <h2>Terminal</h2>
        {close && <span className="secondary one-line">of an earlier run</span>}
        {typing && <span className="secondary one-line">type in it to answer</span>}
        <span className="gap" />
        <TerminalFind search={shown?.search} box={find} />
        <button
          type="button"
          className="ib"
          title="Copy what is selected, else all"
          aria-label="Copy what is selected, else all"
          onClick={() => shown && void copy(shown.terminal)}
        >
          <Copy size={15} strokeWidth={1.8} aria-hidden />
        </button>
        {close && (
          <button type="button" className="ib" aria-label="Close this terminal" onClick={close}>
            <X size={15} strokeWidth={1.8} aria-hidden />
          </button>
        )}
      </header>
      {(left.before > 0 || left.lost > 0) && (
        <p className="quiet build-left">
          {left.before > 0 && `${sized(left.before)} before this are kept and not shown. `}
          {left.lost > 0 && <span className="warn">{sized(left.lost)} could not be kept and are gone.</span>}
        </p>
      )}
      <div className="build-screen">
        <div className="build-screen-in" ref={box} />
        {!follows && (
          <button type="button" className="btn build-follow" onClick={() => shown?.terminal.scrollToBottom()}>
            <ArrowDownToLine size={14} strokeWidth={1.8} aria-hidden />
            Follow
          </button>
        )}
      </div>
    </section>
  )
}

async function copy(terminal: Terminal): Promise<void> {
  const selected = terminal.hasSelection()
  const text = selected ? terminal.getSelection() : textOf(terminal)
  const said = await navigator.clipboard?.writeText(text).then(
    () => (selected ? 'What is selected is copied' : 'The terminal is copied'),
    () => undefined,
  )
  showToast({ key: 'terminal', text: said ?? 'The browser forbids it: select the text and copy it by hand' })
}

/** All of it; what was one line for the program is one again. */
function textOf({ buffer: { active } }: Terminal): string {
  const lines: string[] = []
  for (let i = 0; i < active.length; i++) {
    const line = active.getLine(i)
    const goesOn = active.getLine(i + 1)?.isWrapped ?? false
    const text = line?.translateToString(!goesOn) ?? ''
    if (line?.isWrapped && lines.length > 0) lines.push((lines.pop() ?? '') + text)
    else lines.push(text)
  }
  return lines.join('\n').trimEnd()
}
