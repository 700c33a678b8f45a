import type { Envelope, LogLines, Loop } from '../../api/wire'

/** As many as are looked at. */
export const SHOWN = 12

/** The moment of the last output, as a `log_append` says it. */
export function withOutput(loop: Loop, { timestamp }: Envelope): Loop {
  return {
    ...loop,
    last_output_at: timestamp,
    evidence: loop.evidence.map((clue) => (clue.kind === 'output' ? { ...clue, at: timestamp } : clue)),
  }
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : Number.NaN)

/** The end of the log after a `log_append`; what the lines hold already is not said twice. */
export function withLines(log: LogLines, { data }: Envelope): LogLines {
  const text = typeof data.lines === 'string' ? data.lines : ''
  const offset = numberOf(data.offset)
  if (text === '' || (data.generation === log.generation && offset < log.end)) return log
  return {
    ...log,
    lines: appended(log.lines, text, log.open),
    open: !text.endsWith('\n'),
    end: offset + numberOf(data.length) || log.end,
    generation: typeof data.generation === 'string' ? data.generation : log.generation,
  }
}

/** The last lines after more text; `open`: the last of them goes on. */
export function appended(lines: readonly string[], text: string, open: boolean): string[] {
  const more = text.split('\n')
  if (more.at(-1) === '') more.pop()
  const before = [...lines]
  if (open && before.length > 0) before.push(`${before.pop()}${more.shift() ?? ''}`)
  return [...before, ...more].slice(-SHOWN)
}
