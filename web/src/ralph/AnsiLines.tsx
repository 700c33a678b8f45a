import { useMemo } from 'react'
import { classesOf, coloursOf } from '../parts/sgr'
import { newScreen, spansOf } from '../parts/terminal'
import '../parts/ansi.css'

/** Text of a terminal with its colours, a line each. */
export function AnsiLines({ text, caret = false }: { text: string; caret?: boolean }) {
  const lines = useMemo(() => {
    const screen = newScreen()
    screen.show(text)
    return screen.lines
  }, [text])
  return (
    <>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div key={row} className="ansi-line ansi">
          {typeof line === 'string'
            ? line
            : spansOf(line).map(({ text: words, style }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name but its place
                <span key={at} className={classesOf(style)} style={coloursOf(style)}>
                  {words}
                </span>
              ))}
          {caret && row === lines.length - 1 && <i className="live-caret" aria-hidden />}
          {'\n'}
        </div>
      ))}
    </>
  )
}
