import type { Iteration } from '../../api/wire'
import { tokens } from '../words'

/** The tokens of the iterations as one line; where they are not known, it has a gap. */
export function TokenLine({ iterations, most }: { iterations: readonly Iteration[]; most: number }) {
  if (!iterations.some(({ tokens_used }) => tokens_used !== null)) return null
  const width = iterations.length
  let pen = 'M'
  const path = iterations
    .map(({ tokens_used }, at) => {
      if (tokens_used === null) {
        pen = 'M'
        return ''
      }
      const point = `${pen}${at + 0.5} ${(100 - (tokens_used / most) * 100).toFixed(1)}`
      pen = 'L'
      return point
    })
    .join('')
  return (
    <>
      <div className="chart-scale small quiet" aria-hidden>
        <span>{tokens(most)}</span>
        <span>0</span>
      </div>
      <svg
        className="chart-tokens"
        viewBox={`0 0 ${width} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Tokens an iteration, up to ${tokens(most)}`}
      >
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
    </>
  )
}
