import { useNow } from '../../parts/useNow'
import { type Output, outputAt, SPAN_MS } from '../snapshot/output'

/** How much the loop writes: ten minutes in sixty bars, as heard since the page was opened. */
export function OutputSpark({ output }: { output: Output | undefined }) {
  const counts = outputAt(output, useNow(SPAN_MS / 2))
  const most = Math.max(1, ...counts)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return (
    <div className="output-spark">
      <span className="quiet">Output, lines in 10 s, last 10 min</span>
      <div
        className="bars"
        role="img"
        aria-label={`${all} lines of output since this page was opened`}
        title="As heard since this page was opened"
      >
        {counts.map((count, at) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no name but its place
            key={at}
            className={at === counts.length - 1 && count > 0 ? 'now' : count > 0 ? '' : 'none'}
            style={{ height: `${Math.max(6, (count / most) * 100)}%` }}
          />
        ))}
      </div>
    </div>
  )
}
