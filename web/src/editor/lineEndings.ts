/** How the lines of a file end. */
export type LineSeparator = '\n' | '\r\n' | '\r'

/**
 * The separator to split a text by, such that joining gives back exactly the same text and a new
 * line ends as the others do. Mixed files are split at `\n` and keep each `\r` as a character.
 */
export function separatorOf(text: string): LineSeparator {
  const pairs = count(text, '\r\n')
  const feeds = count(text, '\n')
  const returns = count(text, '\r')
  if (pairs > 0 && pairs === feeds && pairs === returns) return '\r\n'
  return returns > 0 && feeds === 0 ? '\r' : '\n'
}

/** What the status line says: the separator, or that there are several. */
export function nameOfEndings(text: string): 'LF' | 'CRLF' | 'CR' | 'Mixed' {
  switch (separatorOf(text)) {
    case '\r\n':
      return 'CRLF'
    case '\r':
      return 'CR'
    case '\n':
      return text.includes('\r') ? 'Mixed' : 'LF'
  }
}

/** Pasted text takes the endings of the file that it goes into. */
export const withEndings = (text: string, separator: LineSeparator): string =>
  text.replace(/\r\n|\r|\n/g, separator)

function count(text: string, part: string): number {
  let n = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) n++
  return n
}
