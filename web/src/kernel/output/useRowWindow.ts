import { type UIEvent, useState } from 'react'

/** Rows beyond the edges, so that a quick scroll meets no gap. */
const SPARE = 12

export interface RowWindow {
  first: number
  /** One beyond the last row. */
  end: number
  onScroll(event: UIEvent<HTMLElement>): void
}

/** Which of `count` rows of one height are worth drawing in a pane that is at most `paneHeight` high. */
export function useRowWindow(count: number, rowHeight: number, paneHeight: number): RowWindow {
  const [top, setTop] = useState(0)
  const size = Math.ceil(paneHeight / rowHeight) + 2 * SPARE
  // In steps: the window moves with every SPARE rows and not with every pixel.
  const start = Math.floor(top / rowHeight / SPARE) * SPARE - SPARE
  const first = Math.max(0, Math.min(start, count - size))
  return {
    first,
    end: Math.min(count, first + size + SPARE),
    onScroll: ({ currentTarget }) => setTop(Math.max(0, currentTarget.scrollTop)),
  }
}
