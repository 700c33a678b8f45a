import { ChevronsUpDown } from 'lucide-react'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { grouped } from '../../parts/figures'
import { type Line, newScreen, textOf } from '../../parts/terminal'
import { CopyButton } from './CopyButton'
import { TextLine } from './TextLine'
import { useEdge } from './useEdge'
import { useRowWindow } from './useRowWindow'

/** A folded text shows its beginning and its end. */
const FIRST = 20
const LAST = 20
/** To fold a few lines would only hide them. */
const SLACK = 10
const ROW = 18
const PANE = 28 * ROW

interface Props {
  text: string
  tone: 'stdout' | 'stderr' | 'value' | 'plain'
  /** More may come. */
  running?: boolean
}

/** Text as a terminal would show it; a long one is folded, and in full it is windowed. */
export function TextOutput({ text, tone, running = false }: Props) {
  const [screen] = useState(newScreen)
  const lines = useMemo(() => {
    screen.show(text)
    return screen.lines
  }, [screen, text])
  const [whole, setWhole] = useState(false)
  const folded = lines.length - FIRST - LAST
  const { ref, more, look } = useEdge<HTMLPreElement>(lines)
  return (
    <div
      className={`out-text ansi ${tone}`}
      data-long={lines.length > 5 || undefined}
      data-more={more || undefined}
      title={more ? 'Lines go on to the right: scroll sideways' : undefined}
    >
      {folded <= SLACK ? (
        <pre ref={ref} onScroll={look}>
          {some(lines, 0, lines.length, running)}
        </pre>
      ) : whole ? (
        <Whole lines={lines} running={running} edge={ref} look={look} />
      ) : (
        <pre ref={ref} onScroll={look}>
          {some(lines, 0, FIRST, false)}
          <button type="button" className="out-fold" onClick={() => setWhole(true)}>
            <ChevronsUpDown size={12} aria-hidden /> Show all {grouped(lines.length)} lines
          </button>
          {some(lines, lines.length - LAST, lines.length, running)}
        </pre>
      )}
      {whole && folded > SLACK && (
        <button type="button" className="out-fold" onClick={() => setWhole(false)}>
          <ChevronsUpDown size={12} aria-hidden /> Show fewer lines
        </button>
      )}
      <CopyButton text={() => lines.map(textOf).join('\n')} />
    </div>
  )
}

function some(lines: readonly Line[], from: number, to: number, caret: boolean) {
  return lines.slice(from, to).map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number
    <TextLine key={from + at} line={line} caret={caret && from + at === lines.length - 1} />
  ))
}

interface WholeProps {
  lines: readonly Line[]
  running: boolean
  edge: RefObject<HTMLPreElement | null>
  look(): void
}

/** All lines in a pane of their own, of which only those in sight exist; it follows the end while one looks at it. */
function Whole({ lines, running, edge: pane, look }: WholeProps) {
  const atEnd = useRef(false)
  const { first, end, onScroll } = useRowWindow(lines.length, ROW, PANE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer text is the reason to move
  useLayoutEffect(() => {
    if (atEnd.current && pane.current) pane.current.scrollTop = pane.current.scrollHeight
  }, [lines])
  return (
    <pre
      ref={pane}
      className="out-pane"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
        atEnd.current = scrollTop + clientHeight >= scrollHeight - ROW
        onScroll(event)
        look()
      }}
    >
      <div style={{ height: first * ROW }} />
      {some(lines, first, end, running)}
      <div style={{ height: (lines.length - end) * ROW }} />
    </pre>
  )
}
