import type { Standing } from './standing'

/** A piece of the reading view: code that is folded, or what came of a statement. */
export type Part =
  | { kind: 'code'; from: number; to: number; text: string }
  | { kind: 'result'; result: Standing }

/** A script as a reader wants it: its results in order, the code between them folded to one line each. */
export function partsOf(lines: readonly string[], results: readonly Standing[]): Part[] {
  const parts: Part[] = []
  let next = 1
  const code = (to: number) => {
    const text = lines.slice(next - 1, to).join('\n')
    if (text.trim() !== '') parts.push({ kind: 'code', from: next, to, text: text.replace(/^\n+|\s+$/g, '') })
    next = Math.max(next, to + 1)
  }
  for (const result of results) {
    if (result.output.length === 0) continue
    // The words of a markdown cell are what it shows: its code is no news.
    const isText = result.output.every(({ type }) => type === 'markdown')
    code(isText ? result.lineStart - 1 : result.lineEnd)
    next = Math.max(next, result.lineEnd + 1)
    parts.push({ kind: 'result', result })
  }
  code(lines.length)
  return parts
}
