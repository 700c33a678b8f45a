import { type KeyboardEvent, type ReactNode, useState } from 'react'

export interface Column {
  key: string
  value: number
  /** What is said of it, beneath the chart and to who hears the page. */
  said: string
  tone?: 'now' | 'weak' | 'bad'
}

interface Props {
  name: string
  columns: readonly Column[]
  height?: number
  /** Said where none is looked at. */
  rest: ReactNode
  /** Beneath the first and the last of many columns. */
  ends?: readonly [string, string] | undefined
  /** Beneath each of few. */
  labels?: ((column: Column, at: number) => ReactNode) | undefined
}

/** A column a day, or an hour. Arrow keys walk; what is looked at is said in the line beneath. */
export function Columns({ name, columns, height = 96, rest, ends, labels }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const most = Math.max(...columns.map(({ value }) => value), 0)
  const last = columns.length - 1
  const here = at === null ? undefined : columns[Math.min(at, last)]
  const onKey = (event: KeyboardEvent) => {
    const from = at ?? last
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key]
    if (event.key === 'Escape') setAt(null)
    if (to === undefined) return
    event.preventDefault()
    setAt(Math.min(last, Math.max(0, to)))
  }
  return (
    <div className="hud-chart">
      <div
        className="hud-columns"
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={1}
        aria-valuemax={columns.length}
        aria-valuenow={(at ?? last) + 1}
        aria-valuetext={(here ?? columns[last])?.said ?? 'nothing'}
        onKeyDown={onKey}
        onFocus={() => setAt(at ?? last)}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
      >
        {columns.map(({ key, value, tone }, place) => (
          <div key={key} className={place === at ? 'here' : undefined} onPointerEnter={() => setAt(place)}>
            <i
              data-tone={tone}
              data-none={value === 0 || undefined}
              style={{ height: value === 0 || most === 0 ? 2 : Math.max(3, (value / most) * height) }}
            />
          </div>
        ))}
      </div>
      {labels && (
        <div className="hud-labels quiet" aria-hidden>
          {columns.map((column, place) => (
            <span key={column.key}>{labels(column, place)}</span>
          ))}
        </div>
      )}
      {ends && (
        <div className="hud-ends quiet" aria-hidden>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
      <p className="hud-said num" aria-hidden={here === undefined || undefined}>
        {here ? here.said : rest}
      </p>
    </div>
  )
}

/** The same at a glance: no more than a picture. */
export function Spark({
  columns,
  said,
  height = 24,
}: {
  columns: readonly Column[]
  said: string
  height?: number
}) {
  const most = Math.max(...columns.map(({ value }) => value), 1)
  return (
    <div className="hud-spark" style={{ height }} role="img" aria-label={said} title={said}>
      {columns.map(({ key, value, tone, said: words }) => (
        <i
          key={key}
          data-tone={tone}
          data-none={value === 0 || undefined}
          title={words}
          style={{ height: value === 0 ? 1.5 : Math.max(2, (value / most) * height) }}
        />
      ))}
    </div>
  )
}
