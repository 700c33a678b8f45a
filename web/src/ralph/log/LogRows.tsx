import { RotateCw } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import type { Titles } from '../titles'
import type { IterationMark } from './iterationMarks'
import { markAt } from './iterationMarks'
import { LogRow } from './LogRow'
import type { LogModel, LogView } from './logModel'
import type { Span } from './scrollMap'

interface Props {
  block: RefObject<HTMLDivElement | null>
  project: string
  model: LogModel
  view: LogView
  span: Span
  marks: readonly IterationMark[]
  titles: Titles
  selected: number | undefined
  /** The line of the current match. */
  current: number | undefined
  pattern: RegExp | null
  onSelect(line: number): void
}

/** The rows near the view; all others do not exist. */
export function LogRows({ block, model, view, span, marks, ...rest }: Props) {
  const { numbered, generation, rotatedAt, shift } = view
  const rows: ReactNode[] = []
  let at = numbered ? markAt(marks, span.first) : undefined
  for (let line = span.first; line <= Math.min(span.last, view.total); line++) {
    at = numbered ? nextAt(marks, at, line) : undefined
    const mark = at === undefined ? undefined : marks[at]
    rows.push(
      <LogRow
        key={`${generation} ${line - shift}`}
        project={rest.project}
        line={line}
        numbered={numbered}
        text={model.line(line)}
        tone={mark?.tone ?? 'none'}
        even={(at ?? 0) % 2 === 0}
        head={mark?.first === line ? mark : undefined}
        titles={rest.titles}
        selected={rest.selected === line}
        current={rest.current === line}
        pattern={rest.pattern}
        onSelect={rest.onSelect}
        {...(line === 1 && rotatedAt !== null ? { before: <Rotated at={rotatedAt} /> } : {})}
      />,
    )
  }
  return (
    <div className="log-block" ref={block}>
      {rows}
    </div>
  )
}

/** The iteration of a line, given that of the line before it. */
function nextAt(marks: readonly IterationMark[], at: number | undefined, line: number): number | undefined {
  const mark = at === undefined ? undefined : marks[at]
  const next = marks[(at ?? -1) + 1]
  const inside = mark && (mark.last === null || line <= mark.last) && (!next || line < next.first)
  return inside ? at : markAt(marks, line)
}

function Rotated({ at }: { at: number }) {
  const date = new Date(at)
  return (
    <div className="log-rotated" role="status">
      <RotateCw size={12} aria-hidden />
      <span>
        Log rotated at{' '}
        <time dateTime={date.toISOString()} title={date.toLocaleString()}>
          {date.toLocaleTimeString()}
        </time>
        : a new file begins here
      </span>
    </div>
  )
}
