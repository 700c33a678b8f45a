import { type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { LogMatches } from '../../api/wire'
import { grouped } from '../../parts/figures'
import type { IterationMark } from './iterationMarks'
import { labelled, lineAt, meant, pathOf, placeOf, stretchesOf } from './miniature'
import { ROW } from './scrollMap'

interface Props {
  total: number
  /** The line at the upper edge of the pane. */
  top: number
  marks: readonly IterationMark[]
  errors: LogMatches | null
  asks: LogMatches | null
  matches: LogMatches | null
  onLine(line: number): void
}

const NONE: readonly number[] = []

const linesOf = (places: LogMatches | null) => places?.lines ?? NONE

/** Of very many the node lists the first: that the rest has no marks is said. */
const unmarkedOf = (errors: LogMatches | null): string | undefined =>
  errors && errors.total > errors.lines.length
    ? `Of ${grouped(errors.total)} errors the first ${grouped(errors.lines.length)} are marked`
    : undefined

/** The whole log at a glance: where iterations begin, errors, questions and matches are; a press goes there. */
export function Minimap({ total, top, marks, errors, asks, matches, onLine }: Props) {
  const map = useRef<HTMLDivElement>(null)
  const height = useHeight(map)
  const paths = useMemo(
    () => ({
      errors: pathOf(stretchesOf(linesOf(errors), total, height), 24, 18),
      asks: pathOf(stretchesOf(linesOf(asks), total, height), 24, 18),
      matches: pathOf(stretchesOf(linesOf(matches), total, height), 46, 8),
    }),
    [errors, asks, matches, total, height],
  )
  const places = useMemo(
    () => marks.map(({ first }) => placeOf(first, total, height)),
    [marks, total, height],
  )
  const labels = useMemo(() => labelled(places), [places])
  const rows = height / ROW
  const from = placeOf(top, total, height)
  const seen = Math.max(8, (Math.min(rows, total) / Math.max(1, total)) * height)
  const go = (event: PointerEvent, snap: boolean) => {
    const y = event.clientY - (map.current?.getBoundingClientRect().top ?? 0)
    const firsts = snap ? marks.map(({ first }) => first) : NONE
    onLine(
      snap
        ? meant(y, total, height, [linesOf(matches), linesOf(errors), linesOf(asks), firsts])
        : lineAt(y, total, height),
    )
  }
  return (
    <div
      className="log-map"
      ref={map}
      role="scrollbar"
      tabIndex={-1}
      title={unmarkedOf(errors)}
      aria-controls="log-pane"
      aria-orientation="vertical"
      aria-label="Overview of the log"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, total)}
      aria-valuenow={top}
      aria-valuetext={`Line ${grouped(top)} of ${grouped(total)}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event, true)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event, false)
      }}
    >
      {marks.map(({ first, last, tone, number }, at) => {
        const begins = places[at] ?? 0
        const ends = last === null ? height : placeOf(last, total, height) + 1
        return (
          <div
            key={first}
            className={`log-map-part ${tone} ${at % 2 === 0 ? '' : 'odd'}`}
            style={{ top: begins, height: Math.max(1, ends - begins) }}
          >
            {labels.has(at) && <span>{number}</span>}
          </div>
        )
      })}
      {unmarkedOf(errors) !== undefined && (
        <div
          className="log-map-unmarked"
          style={{ top: placeOf(linesOf(errors).at(-1) ?? 1, total, height) }}
        />
      )}
      <svg aria-hidden>
        <path className="errors" d={paths.errors} />
        <path className="asks" d={paths.asks} />
        <path className="matches" d={paths.matches} />
      </svg>
      <div
        className="log-map-view"
        style={{ top: Math.min(from, Math.max(0, height - seen)), height: seen }}
      />
    </div>
  )
}

function useHeight(of: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const here = of.current
    if (!here) return
    const sizes = new ResizeObserver(() => setHeight(here.clientHeight))
    sizes.observe(here)
    return () => sizes.disconnect()
  }, [of])
  return height
}
