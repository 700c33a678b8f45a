import { pythonLanguage } from '@codemirror/lang-python'
import { highlightCode, tags as t, tagHighlighter } from '@lezer/highlight'
import { visible } from '../output/visible'
import { escaped } from './escape'

/** The editor's colours by class: `look.ts` of the editor holds the same table for the page. */
const CLASSES = tagHighlighter([
  {
    tag: [t.keyword, t.controlKeyword, t.definitionKeyword, t.moduleKeyword, t.operatorKeyword, t.self],
    class: 'k',
  },
  { tag: [t.string, t.special(t.string), t.regexp, t.character], class: 's' },
  { tag: [t.number, t.bool, t.null, t.atom, t.escape], class: 'n' },
  { tag: [t.className, t.typeName, t.namespace, t.standard(t.name), t.meta], class: 'b' },
  { tag: [t.comment, t.lineComment, t.blockComment, t.docComment], class: 'c' },
])

/** Source shows what it is: a character that turns text around is written out. */
const shown = (text: string): string => escaped(visible(text))

/** A Python script as one piece of HTML a line. */
export function codeLines(script: string): string[] {
  const lines: string[] = []
  let line = ''
  highlightCode(
    script,
    pythonLanguage.parser.parse(script),
    CLASSES,
    (text, classes) => {
      line += classes === '' ? shown(text) : `<span class="${classes}">${shown(text)}</span>`
    },
    () => {
      lines.push(line)
      line = ''
    },
  )
  return line === '' ? lines : [...lines, line]
}
