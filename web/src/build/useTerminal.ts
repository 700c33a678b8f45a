import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { Terminal } from '@xterm/xterm'
import { type RefObject, useEffect, useState } from 'react'
import { getTerminal, typeInBuild } from '../api/buildCalls'
import { onEvent, onReset } from '../live/connection'
import { showToast } from '../parts/toasts'
import { useTheme } from '../theme/theme'
import { TerminalFeed } from './terminalFeed'
import { openWithPolicy } from './terminalStyles'
import { themeOf } from './terminalTheme'
import { Typed } from './typed'

const LINES = 100_000
/** As wide as the terminal that the node gives a build. */
const COLUMNS = 120
/** Begins anew, with nothing on it (RIS of ECMA-48); in its place among what was written before. */
const ANEW = '\x1bc'

export interface Shown {
  terminal: Terminal
  search: SearchAddon
}

/** Its last line is to be seen, and so will the next ones be. */
const isAtEnd = ({ buffer }: Terminal) => buffer.active.viewportY >= buffer.active.baseY

/**
 * A terminal in the box, with all that a session writes.
 *
 * @param typing what is typed in it goes to the session
 */
export function useTerminal(box: RefObject<HTMLDivElement | null>, session: string, typing: boolean) {
  const [shown, setShown] = useState<Shown>()
  const [follows, setFollows] = useState(true)
  const [left, setLeft] = useState({ before: 0, lost: 0 })
  const theme = useTheme(({ theme }) => theme)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const terminal = new Terminal({
      allowProposedApi: true,
      cols: COLUMNS,
      disableStdin: true,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
      fontSize: 12,
      lineHeight: 1.25,
      scrollback: LINES,
      theme: themeOf(),
    })
    const search = new SearchAddon()
    const fit = new FitAddon()
    terminal.loadAddon(search)
    terminal.loadAddon(fit)
    terminal.attachCustomKeyEventHandler((event) => onKey(terminal, event))
    openWithPolicy(terminal, element)
    const fitRows = () => {
      const rows = fit.proposeDimensions()?.rows
      if (rows && rows !== terminal.rows) terminal.resize(COLUMNS, rows)
    }
    fitRows()
    const sizes = new ResizeObserver(fitRows)
    sizes.observe(element)
    const typed = new Typed(
      (text) => typeInBuild(session, text),
      ({ detail }) => showToast({ key: 'typed', text: detail }),
    )
    const keys = terminal.onData((text) => {
      if (isOfUser(text)) typed.type(text)
    })
    const scrolled = terminal.onScroll(() => setFollows(isAtEnd(terminal)))
    const feed = new TerminalFeed(session, getTerminal, {
      write: (text, drawn) => terminal.write(text, drawn),
      clear: () => terminal.write(ANEW),
      left: (before, lost) => setLeft({ before, lost }),
    })
    const ends = [onEvent((event) => feed.hear(event)), onReset(() => feed.again())]
    feed.start()
    setShown({ terminal, search })
    return () => {
      feed.end()
      for (const end of ends) end()
      keys.dispose()
      scrolled.dispose()
      sizes.disconnect()
      terminal.dispose()
    }
  }, [box, session])
  // biome-ignore lint/correctness/useExhaustiveDependencies: its colours are read from the page
  useEffect(() => {
    if (shown) shown.terminal.options.theme = themeOf()
  }, [shown, theme])
  useEffect(() => {
    if (!shown) return
    shown.terminal.options.disableStdin = !typing
  }, [shown, typing])
  return { shown, follows, left }
}

const SCROLLS = new Map<string, (terminal: Terminal) => void>([
  ['ArrowUp', (terminal) => terminal.scrollLines(-1)],
  ['ArrowDown', (terminal) => terminal.scrollLines(1)],
  ['PageUp', (terminal) => terminal.scrollPages(-1)],
  ['PageDown', (terminal) => terminal.scrollPages(1)],
  ['Home', (terminal) => terminal.scrollToTop()],
  ['End', (terminal) => terminal.scrollToBottom()],
])

/**
 * Not what the terminal answers by itself when a program asks it something: what was written before is drawn
 * anew with each page, and each would answer again. No key that is typed here begins with ESC.
 */
const isOfUser = (data: string) => !data.startsWith('\x1b') || data.startsWith('\x1b[200~')

/** With Ctrl, what a terminal has these for: interrupt, end of input, erase the line, the word. */
const CONTROLS = ['c', 'd', 'u', 'w']

/** Keys that say something to a build. Tab is none: it leads on, also for who cannot point. */
function isTyped(terminal: Terminal, event: KeyboardEvent): boolean {
  if (terminal.options.disableStdin || event.metaKey || event.key === 'Tab') return false
  // As everywhere: what is selected is copied.
  if (event.ctrlKey && !event.altKey) return CONTROLS.includes(event.key) && !terminal.hasSelection()
  return event.key.length === 1 || event.key === 'Enter' || event.key === 'Backspace'
}

/** Keys that scroll are its own, and those that are typed; all others stay the page's and the browser's. */
function onKey(terminal: Terminal, event: KeyboardEvent): boolean {
  if (isTyped(terminal, event)) return true
  if (event.type !== 'keydown' || event.ctrlKey || event.metaKey || event.altKey) return false
  const scroll = SCROLLS.get(event.key)
  if (scroll) {
    event.preventDefault()
    scroll(terminal)
  }
  return false
}
