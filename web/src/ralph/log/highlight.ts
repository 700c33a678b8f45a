import { type Line, type Span, spansOf, textOf } from '../../parts/terminal'
import { escaped, type Wanted } from './kinds'

/** Characters from and to, in a line's text. */
export type Hit = readonly [from: number, to: number]

const MOST_HITS = 200

/** What marks the hits of a query in view; null where this browser does not understand it as the node did. */
export function patternOf({ text, regex, cases }: Wanted): RegExp | null {
  if (text === '') return null
  try {
    return new RegExp(regex ? text : escaped(text), cases ? 'gu' : 'giu')
  } catch {
    return null
  }
}

export function hitsIn(text: string, pattern: RegExp | null): readonly Hit[] {
  if (pattern === null) return []
  const hits: Hit[] = []
  for (const found of text.matchAll(pattern)) {
    if (found[0] === '') continue
    hits.push([found.index, found.index + found[0].length])
    if (hits.length === MOST_HITS) break
  }
  return hits
}

export interface MarkedSpan extends Span {
  hit: boolean
}

/** A line in pieces of one style each, with the hits apart. */
export function marked(line: Line, pattern: RegExp | null): readonly MarkedSpan[] {
  const spans = spansOf(line)
  const hits = hitsIn(textOf(line), pattern)
  if (hits.length === 0) return spans.map((span) => ({ ...span, hit: false }))
  const result: MarkedSpan[] = []
  let at = 0
  let next = 0
  for (const { text, style } of spans) {
    const end = at + text.length
    let from = at
    while (from < end) {
      while (next < hits.length && (hits[next]?.[1] ?? 0) <= from) next++
      const [begins, ends] = hits[next] ?? [end, end]
      const hit = begins <= from
      const to = Math.min(end, hit ? ends : begins)
      result.push({ text: text.slice(from - at, to - at), style, hit })
      from = to
    }
    at = end
  }
  return result
}
