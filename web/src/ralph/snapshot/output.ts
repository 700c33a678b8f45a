import { create } from 'zustand'
import type { Envelope } from '../../api/wire'
import { onEvent } from '../../live/connection'

/** Lines of output in each of the last spans of time, the newest last. */
export interface Output {
  counts: readonly number[]
  /** The span, counted from 1970, that the last count is for. */
  span: number
}

export const SPANS = 60
/** Ten minutes in sixty bars. */
export const SPAN_MS = 10_000

const spanOf = (at: number) => Math.floor(at / SPAN_MS)

/** As it stands at a later moment: spans without output have passed. */
export function outputAt(output: Output | undefined, now: number): readonly number[] {
  if (!output) return new Array<number>(SPANS).fill(0)
  const passed = Math.min(SPANS, Math.max(0, spanOf(now) - output.span))
  return [...output.counts.slice(passed), ...new Array<number>(passed).fill(0)]
}

export function withCount(output: Output | undefined, lines: number, at: number): Output {
  const counts = [...outputAt(output, at)]
  const span = Math.max(spanOf(at), output?.span ?? 0)
  const place = SPANS - 1 - (span - spanOf(at))
  if (place >= 0) counts[place] = (counts[place] ?? 0) + lines
  return { counts, span }
}

export function linesOf({ data }: Envelope): number {
  const text = typeof data.lines === 'string' ? data.lines : ''
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** By project, since the page was opened. */
export const useOutputs = create<Readonly<Record<string, Output>>>(() => ({}))

let following = false

/** From the first page of a loop on; it costs a count an event. */
export function followOutput(): void {
  if (following) return
  following = true
  onEvent((envelope) => {
    const { project, type, timestamp } = envelope
    if (type !== 'log_append' || project === undefined) return
    const at = Math.min(Date.now(), Date.parse(timestamp))
    useOutputs.setState((all) => ({ [project]: withCount(all[project], linesOf(envelope), at) }))
  })
}
