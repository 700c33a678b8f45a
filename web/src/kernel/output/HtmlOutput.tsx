import { useEffect, useMemo, useRef, useState } from 'react'
import { useTheme } from '../../theme/theme'
import { fill, type Look, sealed } from './sealed'

/** Higher contents are enlarged by hand: one output is not to push all others away. */
const AT_FIRST = 420
const AT_MOST = 20_000

/** `_repr_html_`: in a frame of its own origin, without network; its scripts do not run. */
export function HtmlOutput({ html }: { html: string }) {
  const theme = useTheme((state) => state.theme)
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(60)
  const [large, setLarge] = useState(false)
  const content = useMemo(() => sealed(html, lookOf(theme)), [html, theme])

  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const told: unknown = data?.sightlineFrame
      if (source === null || source !== frame.current?.contentWindow || typeof told !== 'number') return
      setHeight(Math.min(AT_MOST, Math.max(18, told)))
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])
  useEffect(() => {
    if (frame.current) fill(frame.current, content)
  }, [content])

  return (
    <div className="out-box out-html">
      <iframe
        ref={frame}
        title="HTML output of the statement"
        // A link opens a tab of its own by a click; without scripts nothing else can open one.
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height: large ? height : Math.min(height, AT_FIRST) }}
      />
      {height > AT_FIRST && (
        <button type="button" className="out-fold" aria-expanded={large} onClick={() => setLarge(!large)}>
          {large ? 'Show less' : `Show all, ${height} px high`}
        </button>
      )}
      {content.scripts && (
        <p className="out-caption">
          This HTML has scripts. They do not run here, so parts of it may be missing.
        </p>
      )}
    </div>
  )
}

function lookOf(scheme: Look['scheme']): Look {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    scheme,
    fg: token('--fg-1'),
    quiet: token('--fg-3'),
    line: token('--ln-1'),
    hover: token('--bg-2'),
    accent: token('--ac'),
    sans: token('--sans'),
    mono: token('--mono'),
  }
}
