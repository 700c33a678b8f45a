import { useMemo } from 'react'
import './diff.css'

/** A longer diff is shown only so far: nobody reads it here. */
const SHOWN = 5_000

const kindOf = (line: string): string => {
  if (/^(diff |index |--- |\+\+\+ |new file|deleted file|rename |similarity )/.test(line)) return 'file'
  if (line.startsWith('@@')) return 'hunk'
  if (line.startsWith('+')) return 'add'
  return line.startsWith('-') ? 'del' : ''
}

/** A unified diff with its colours; the signs stay, so that nothing hangs on colour alone. */
export function DiffLines({ diff }: { diff: string }) {
  const lines = useMemo(() => diff.split('\n'), [diff])
  return (
    <pre className="diff">
      {lines.slice(0, SHOWN).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <div key={at} className={kindOf(line)}>
          {line}
          {'\n'}
        </div>
      ))}
      {lines.length > SHOWN && <div className="hunk">… {lines.length - SHOWN} more lines</div>}
    </pre>
  )
}
