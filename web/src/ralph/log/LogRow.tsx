import { memo, type ReactNode, useMemo, useState } from 'react'
import { grouped } from '../../parts/figures'
import { classesOf, coloursOf } from '../../parts/sgr'
import { lengthOf, newScreen, startOf, textOf } from '../../parts/terminal'
import { hrefOf } from '../../place/place'
import type { Titles } from '../titles'
import { marked } from './highlight'
import { IterationHead } from './IterationHead'
import type { IterationMark } from './iterationMarks'

interface Props {
  project: string
  line: number
  numbered: boolean
  /** Undefined where it is not here yet. */
  text: string | undefined
  tone: IterationMark['tone'] | 'none'
  even: boolean
  /** Of the iteration that begins here. */
  head: IterationMark | undefined
  titles: Titles
  selected: boolean
  current: boolean
  pattern: RegExp | null
  before?: ReactNode
  onSelect(line: number): void
}

/** A longer line costs the browser more to lay out than anybody reads of it. */
const SHOWN = 4_000

/** What looks like an error, as the node's own search for errors has it. */
const FAULT = /⚠️|❌|\b(?:error|exception|failed|traceback|crash)\b/i

/** One line of the log, with the head of the iteration that begins at it. */
export const LogRow = memo(function LogRow(props: Props) {
  const { project, line, numbered, text, tone, even, head, selected, current, pattern, onSelect } = props
  const [whole, setWhole] = useState(false)
  const { spans, hidden, fault } = useMemo(
    () => lookOf(text ?? '', whole ? Number.MAX_SAFE_INTEGER : SHOWN, pattern),
    [text, whole, pattern],
  )
  return (
    <div className="log-item">
      {props.before}
      {head && <IterationHead mark={head} titles={props.titles} />}
      <div
        className={`log-row ${tone}${even ? '' : ' odd'}`}
        data-line={numbered ? line : undefined}
        data-fault={fault || undefined}
        data-selected={selected || undefined}
        data-current={current || undefined}
        data-coming={text === undefined || undefined}
      >
        <span className="log-gutter">
          <i />
          {numbered ? (
            <a
              href={hrefOf({ page: 'project', id: project, tab: 'log', line })}
              aria-current={selected || undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                onSelect(line)
              }}
            >
              {grouped(line)}
            </a>
          ) : (
            <span className="log-no" />
          )}
        </span>
        <span className="log-text">
          {spans.map(({ text: part, style, hit }, at) => {
            const classes = classesOf(style)
            return classes === '' && !hit && spans.length === 1 ? (
              part
            ) : hit ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name but its place
              <mark key={at} className={classes} style={coloursOf(style)}>
                {part}
              </mark>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span key={at} className={classes} style={coloursOf(style)}>
                {part}
              </span>
            )
          })}
          {hidden > 0 && (
            <button type="button" className="log-more" onClick={() => setWhole(true)}>
              {' '}
              … {grouped(hidden)} more characters
            </button>
          )}
          {'\n'}
        </span>
      </div>
    </div>
  )
})

/** A line as a terminal would show it, with its hits. */
function lookOf(text: string, most: number, pattern: RegExp | null) {
  const screen = newScreen()
  screen.show(text)
  const line = screen.lines[0] ?? ''
  const hidden = Math.max(0, lengthOf(line) - most)
  const shown = hidden > 0 ? startOf(line, most) : line
  return { spans: marked(shown, pattern), hidden, fault: FAULT.test(textOf(shown)) }
}
