import { memo } from 'react'
import { grouped } from '../../parts/figures'
import { classesOf, coloursOf } from '../../parts/sgr'
import { type Line, lengthOf, spansOf, startOf } from '../../parts/terminal'

/** A longer line costs the browser more to lay out than anybody reads of it. */
const SHOWN = 4000

/** One line of a terminal's text. */
export const TextLine = memo(function TextLine({ line, caret = false }: { line: Line; caret?: boolean }) {
  const hidden = lengthOf(line) - SHOWN
  const shown = hidden > 0 ? startOf(line, SHOWN) : line
  return (
    <div className="tl">
      {typeof shown === 'string'
        ? shown
        : spansOf(shown).map(({ text, style }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name but its place
            <span key={at} className={classesOf(style)} style={coloursOf(style)}>
              {text}
            </span>
          ))}
      {hidden > 0 && (
        <i className="tl-more"> … {grouped(hidden)} more characters in this line, Copy has all</i>
      )}
      {caret && <i className="tl-caret" aria-hidden />}
      {'\n'}
    </div>
  )
})
