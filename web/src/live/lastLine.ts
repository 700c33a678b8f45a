/** The newest line of a log as a card shows it, put together from what is appended. */
export interface LastLine {
  text: string
  /** It has no end yet: what comes next goes on with it. */
  open: boolean
}

/** A card has no room for more. */
const LONGEST = 400

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's text is made of them
const CONTROLS = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b[^[]|[\x00-\x08\x0b-\x1f\x7f]/g

/** The last line that says something; the one before where none does. */
export function lastLineAfter(before: LastLine | undefined, appended: string): LastLine {
  const ended = appended.endsWith('\n')
  let end = appended.length
  while (end > 0) {
    const begins = appended.lastIndexOf('\n', end - 1) + 1
    // Of a long line its beginning; the rest is not even looked at.
    const piece = appended.slice(begins, Math.min(end, begins + 4 * LONGEST))
    const goesOn = begins === 0 && before?.open === true
    const text = plain((goesOn ? before.text : '') + piece)
    if (text !== '') return { text, open: !ended && end === appended.length }
    end = begins - 1
  }
  return { text: before?.text ?? '', open: before?.open === true && !appended.includes('\n') }
}

function plain(line: string): string {
  // What was written over on a terminal is not seen there either.
  const shown = line.replace(/\r+$/, '')
  return shown
    .slice(shown.lastIndexOf('\r') + 1)
    .replace(CONTROLS, '')
    .trim()
    .slice(0, LONGEST)
}
