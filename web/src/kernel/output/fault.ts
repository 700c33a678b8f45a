import type { Fault, Frame } from './output'

/** The last two parts of a traceback line that folds: where it happened, and what is folded. */
export interface Summary {
  /** "churn.py:10 in <module>"; empty where the exception has no place. */
  where: string
  /** "4 frames of pandas folded"; empty where nothing is. */
  folded: string
}

const INSTALLED = /[/\\](?:site|dist)-packages[/\\]([^/\\]+)/
const STANDARD = /[/\\]lib[/\\]python3(?:\.\d+)?[/\\](?!(?:site|dist)-packages)|^<frozen /

/** The library that a frame lies in; undefined for the user's own code. */
export function libraryOf({ file }: Frame): string | undefined {
  const name = INSTALLED.exec(file)?.[1]
  if (name !== undefined) return name.replace(/\.py$/, '')
  return STANDARD.test(file) ? 'the standard library' : undefined
}

const baseName = (file: string) => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)

export const placeOf = ({ file, line, name }: Frame): string => `${baseName(file)}:${line} in ${name}`

/** What a reader wants first: the innermost place in their own code. */
export function summaryOf({ frames, hidden }: Fault): Summary {
  const own = frames.filter((frame) => libraryOf(frame) === undefined).at(-1) ?? frames.at(-1)
  const libraries = new Set(frames.map(libraryOf).filter((name) => name !== undefined))
  const count = Math.max(hidden, frames.filter((frame) => libraryOf(frame) !== undefined).length)
  const [first] = libraries
  const whose = libraries.size === 1 ? first : 'libraries'
  return {
    where: own ? placeOf(own) : '',
    folded: count === 0 ? '' : `${count} ${count === 1 ? 'frame' : 'frames'} of ${whose} folded`,
  }
}

/** The frames tell only the last exception of a chain; then the text tells it all. */
export const isChained = (traceback: string): boolean =>
  /^(?:The above exception was the direct cause|During handling of the above exception)/m.test(traceback) ||
  /^ *\+ Exception Group Traceback/m.test(traceback)

/** What a SyntaxError shows: the lines between the head and the exception's own, with the mark under the place. */
export const bodyOf = (traceback: string): string =>
  traceback
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith(' '))
    .join('\n')

const SYNTAX: readonly string[] = ['SyntaxError', 'IndentationError', 'TabError']

/** Python could not even read the script, and so ran nothing of it. */
export const isSyntax = ({ name, frames }: Fault): boolean => SYNTAX.includes(name) && frames.length === 0

/** The message without the place that Python adds where nothing has run: it stands there. */
export const messageOf = (fault: Fault): string =>
  isSyntax(fault) ? fault.message.replace(/ \([^()]*, line \d+\)$/, '') : fault.message
