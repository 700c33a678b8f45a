import { PLAIN, restyled, type Style } from './sgr'

export interface Span {
  text: string
  style: Style
}

/** A line in one plain style is only its text: a long output is mostly such lines. */
export type Line = string | readonly Span[]

/** Text up to a control; a control; an escape sequence (CSI, OSC and its kin, or two characters). The rest is no text. */
const PIECE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's text is made of them
  /[^\x00-\x08\n-\x1f\x7f\x9b]+|[\n\r\b]|(?:\x1b\[|\x9b)([0-?]*)[ -/]*([@-~])|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-OQ-WYZ`-~]|\x1b|\x9b/g

/** The start of a sequence whose end may come with the next piece; longer ones are given up. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const UNFINISHED = /(?:\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)|\x9b[0-?]*[ -/]*)$/
const LONGEST_SEQUENCE = 4096

/** What a terminal would show of a text: lines, with `\r`, backspace and colours obeyed, all else dropped. */
export interface Screen {
  readonly lines: readonly Line[]
  /** Characters that were looked at so far: work is in proportion to what is new. */
  readonly read: number
  /** Shows `text`; where it goes on from the text before, only what is new is read. */
  show(text: string): void
}

export function newScreen(): Screen {
  let shown = ''
  let held = ''
  let lines: Line[] = []
  let spans: Span[] = []
  let width = 0
  let column = 0
  let style = PLAIN
  let read = 0

  const compact = (): Line => {
    if (spans.length === 0) return ''
    return spans.length === 1 && spans[0]?.style === PLAIN ? spans[0].text : [...spans]
  }
  const put = (text: string) => {
    const end = column + text.length
    const behind = end < width ? cut(spans, end, width) : []
    if (column < width) spans = cut(spans, 0, column)
    const last = spans.at(-1)
    if (last?.style === style) spans[spans.length - 1] = { text: last.text + text, style }
    else spans.push({ text, style })
    spans.push(...behind)
    width = Math.max(width, end)
    column = end
  }
  const erase = (how: string) => {
    if (how === '' || how === '0') spans = cut(spans, 0, column)
    else if (how === '2') spans = column === 0 ? [] : [{ text: ' '.repeat(column), style: PLAIN }]
    else return
    width = column
  }
  const feed = (text: string) => {
    read += text.length
    const all = held + text
    const open = UNFINISHED.exec(all.slice(-LONGEST_SEQUENCE))?.[0] ?? ''
    held = open
    for (const [piece, parameters, final] of all.slice(0, all.length - open.length).matchAll(PIECE)) {
      if (piece === '\n') {
        lines.push(compact())
        spans = []
        width = column = 0
      } else if (piece === '\r') column = 0
      else if (piece === '\b') column = Math.max(0, column - 1)
      else if (final === 'm') style = restyled(style, parameters ?? '')
      else if (final === 'K') erase(parameters ?? '')
      else if (piece[0] !== '\x1b' && piece[0] !== '\x9b') put(piece)
    }
  }
  const clear = () => {
    lines = []
    spans = []
    held = ''
    width = column = 0
    style = PLAIN
  }

  return {
    // A last line without text is only the end of the one before.
    get lines() {
      return spans.length === 0 ? lines : [...lines, compact()]
    },
    get read() {
      return read
    },
    show(text) {
      if (text === shown) return
      if (!text.startsWith(shown)) {
        clear()
        shown = ''
      }
      const rest = text.slice(shown.length)
      shown = text
      feed(rest)
    },
  }
}

/** The columns from `from` to `to` of a line. */
function cut(spans: readonly Span[], from: number, to: number): Span[] {
  const result: Span[] = []
  let at = 0
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (part !== '') result.push({ text: part, style })
    at += text.length
  }
  return result
}

export const lengthOf = (line: Line): number =>
  typeof line === 'string' ? line.length : line.reduce((sum, { text }) => sum + text.length, 0)

export const textOf = (line: Line): string =>
  typeof line === 'string' ? line : line.map(({ text }) => text).join('')

export const spansOf = (line: Line): readonly Span[] =>
  typeof line === 'string' ? [{ text: line, style: PLAIN }] : line

/** The first `length` characters of a line. */
export const startOf = (line: Line, length: number): Line =>
  typeof line === 'string' ? line.slice(0, length) : cut(line, 0, length)
