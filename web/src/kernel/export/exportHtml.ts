import { durationOf } from '../duration'
import { joined, type Output } from '../output/output'
import { visible } from '../output/visible'
import { codeLines } from './code'
import { escaped } from './escape'
import { outputHtml } from './outputHtml'
import { STYLE } from './style'

/** What came of a statement, beneath its lines. */
export interface Result {
  /** 1-based; both belong to the statement. */
  lineStart: number
  lineEnd: number
  output: readonly Output[]
  ms: number | null
  failed: boolean
  state: string
}

export interface Exported {
  name: string
  text: string
  results: readonly Result[]
  when: Date
}

/** The file holds all that it shows, and may fetch and run nothing. */
const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

/** A script and its results as one HTML file. This module is large: load it when somebody asks for one. */
export function exportHtml({ name, text, results, when }: Exported): string {
  const title = escaped(visible(name))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${title}</h1><p><time datetime="${when.toISOString()}">${whenText(when)}</time>, ${tally(results)}</p></header>
<main>
${bodyHtml(codeLines(text), results)}</main>
</body>
</html>
`
}

const whenText = (when: Date): string => `${when.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function tally(results: readonly Result[]): string {
  const failed = results.filter((result) => result.failed).length
  const ran = results.filter(({ ms }) => ms !== null).length
  const count = `${ran} statement${ran === 1 ? '' : 's'} run`
  return failed === 0 ? count : `${count}, ${failed} failed`
}

/** Lines up to the end of a statement, then what came of it. */
function bodyHtml(lines: readonly string[], results: readonly Result[]): string {
  const inOrder = [...results].sort((a, b) => a.lineEnd - b.lineEnd)
  let html = ''
  let next = 1
  for (const [at, result] of inOrder.entries()) {
    html += before(lines, next, result.lineStart - 1)
    next = Math.max(next, result.lineStart)
    // Statements that share a line show their results together, beneath it.
    const mark = result.failed ? ' failed' : result.ms === null ? '' : ' ran'
    html += block(lines, next, result.lineEnd, mark, timeOf(result))
    next = Math.max(next, Math.min(lines.length, result.lineEnd) + 1)
    const output = joined(result.output).map(outputHtml).join('\n')
    if (output !== '') html += `<section id="result-${at + 1}">\n${output}\n</section>\n`
  }
  return html + before(lines, next, lines.length)
}

const before = (lines: readonly string[], from: number, to: number) => block(lines, from, to, '', '')

function block(lines: readonly string[], from: number, to: number, mark: string, time: string): string {
  const last = Math.min(to, lines.length)
  if (last < from) return ''
  let rows = ''
  for (let line = from; line <= last; line++) {
    const note = line === from && time !== '' ? `<em>${time}</em>` : ''
    rows += `<div><i>${line}</i><code>${lines[line - 1] ?? ''}\n</code>${note}</div>`
  }
  return `<div class="lines${mark}">${rows}</div>\n`
}

function timeOf({ ms, failed, state }: Result): string {
  if (ms === null) return escaped(state)
  const time = escaped(durationOf(ms))
  return failed ? `failed, ${time}` : time
}
