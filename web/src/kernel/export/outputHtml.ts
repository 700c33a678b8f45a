import { sized } from '../../parts/figures'
import { markdownToHtml } from '../../parts/markdown'
import { isDrawing, isPicture } from '../../parts/picture'
import { classesOf, coloursOf } from '../../parts/sgr'
import { type Line, newScreen, spansOf } from '../../parts/terminal'
import { bodyOf, libraryOf, messageOf, placeOf } from '../output/fault'
import type { Output } from '../output/output'
import { sealed } from '../output/sealed'
import { captionOf, readTable, type Table } from '../output/table'
import { visible } from '../output/visible'
import { escaped } from './escape'

/** One output as HTML that neither acts nor fetches. */
export function outputHtml(output: Output): string {
  const cut =
    output.cut === undefined
      ? ''
      : `<p class="note">${sized(output.cut)} left out: the output was too long.</p>`
  return kindHtml(output) + cut
}

function kindHtml({ type, content, value, error }: Output): string {
  switch (type) {
    case 'stdout':
      return textHtml(content, value ? 'value' : 'stdout')
    case 'error':
      return errorHtml(error, content)
    case 'dataframe':
      return tableHtml(content)
    case 'image':
      return imageHtml(content)
    case 'markdown':
      return `<div class="md">${String(markdownToHtml(content))}</div>`
    case 'html':
      return frameHtml(content)
    default:
      return textHtml(content, type === 'stderr' ? 'stderr' : 'stdout')
  }
}

function textHtml(text: string, tone: string): string {
  const screen = newScreen()
  screen.show(text)
  return `<pre class="text ${tone}">${screen.lines.map(lineHtml).join('\n')}</pre>`
}

const lineHtml = (line: Line): string =>
  `<bdi>${spansOf(line)
    .map(({ text, style }) => {
      const classes = classesOf(style)
      const { color, backgroundColor } = coloursOf(style)
      const css = [color && `color:${color}`, backgroundColor && `background:${backgroundColor}`].filter(
        Boolean,
      )
      if (classes === '' && css.length === 0) return escaped(text)
      return `<span class="${classes}"${css.length > 0 ? ` style="${css.join(';')}"` : ''}>${escaped(text)}</span>`
    })
    .join('')}</bdi>`

function errorHtml(fault: Output['error'], traceback: string): string {
  if (fault === undefined) return `<div class="box error">${textHtml(traceback, 'stdout')}</div>`
  const told = messageOf(fault)
  const message = told === '' ? '' : `: ${escaped(visible(told))}`
  const head = `<p class="fault"><b>${escaped(visible(fault.name))}</b><bdi>${message}</bdi></p>`
  const own = fault.frames.filter((frame) => libraryOf(frame) === undefined)
  const frames = own
    .map((frame) => `${escaped(visible(placeOf(frame)))}\n  ${escaped(visible(frame.code.trim()))}`)
    .join('\n')
  const body = fault.frames.length === 0 ? escaped(visible(bodyOf(traceback))) : frames
  if (fault.frames.length === 0)
    return `<div class="box error">${head}${body === '' ? '' : `<pre>${body}</pre>`}</div>`
  const whole = `<details><summary>Traceback</summary>${textHtml(traceback, 'stdout')}</details>`
  return `<div class="box error">${head}${body === '' ? '' : `<pre>${body}</pre>`}${whole}</div>`
}

/** A file for reading is no place for a thousand rows. */
const MOST_ROWS = 200

function tableHtml(content: string): string {
  const table = readTable(content)
  return table === null ? textHtml(content, 'stdout') : rowsHtml(table)
}

function rowsHtml(table: Table): string {
  const all = [table.index, ...table.columns]
  const kind = (numeric: boolean) => (numeric ? ' class="number"' : '')
  const head = all.map(({ name, numeric }) => `<th${kind(numeric)}>${escaped(visible(name))}</th>`).join('')
  const count = Math.min(table.rows, MOST_ROWS)
  let rows = ''
  for (let row = 0; row < count; row++) {
    rows += '<tr>'
    for (const [at, { numeric, texts, cells }] of all.entries()) {
      const tag = at === 0 ? 'th' : 'td'
      const text = cells[row] === null ? '<i>null</i>' : escaped(texts[row] ?? '')
      rows += `<${tag}${kind(numeric)}>${text}</${tag}>`
    }
    rows += '</tr>\n'
  }
  const caption = captionOf({ ...table, rows: count })
  return `<div class="box table"><div><table><thead><tr>${head}</tr></thead><tbody>\n${rows}</tbody></table></div><p class="note">${caption}</p></div>`
}

function imageHtml(url: string): string {
  if (!isPicture(url)) return '<p class="note">A picture that is not in the output itself is not shown.</p>'
  const paper = isDrawing(url) ? ' class="paper"' : ''
  return `<img${paper} alt="Output of the statement" src="${escaped(url)}">`
}

/** Without scripts nothing measures a frame: its rows tell about how high it is. */
function frameHtml(html: string): string {
  const { srcdoc, scripts } = sealed(html)
  const rows = (html.match(/<(?:tr|p|li|br|h[1-6]|div|pre)\b/gi) ?? []).length
  const height = Math.min(600, Math.max(60, 24 + rows * 24))
  const note = scripts ? '<p class="note">This HTML has scripts. They do not run here.</p>' : ''
  return `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" title="HTML output" style="height:${height}px" srcdoc="${escaped(srcdoc)}"></iframe>${note}`
}
