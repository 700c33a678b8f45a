import type { Iteration } from '../../api/wire'
import type { Bar } from '../../parts/Bars'
import { counted } from '../../parts/figures'
import { Money } from '../../parts/Money'
import { type Titles, taskOf } from '../titles'
import { clock, tokens } from '../words'

const WORD: Record<Bar['kind'], [string, string]> = {
  normal: ['', ''],
  slow: ['slow', 'warn'],
  no_commit: ['no commit', 'stuck'],
  failed: ['failed', 'bad'],
  now: ['now', 'accent'],
}

/** What a bar stands for. */
export function ChartTip({
  iteration,
  seconds,
  kind,
  titles,
  place,
}: {
  iteration: Iteration
  seconds: number
  kind: Bar['kind']
  titles: Titles
  /** Where its bar is, of the whole width. */
  place: number
}) {
  const { number, tokens_used, cost, errors, commit } = iteration
  const [word, tone] = WORD[kind]
  const side = place > 0.5 ? { right: `${(1 - place) * 100}%` } : { left: `${place * 100}%` }
  return (
    <div className="chart-tip" style={side} aria-hidden>
      <p>
        <b>Iteration {number}</b> {word !== '' && <span className={tone}>{word}</span>}
      </p>
      <p>
        {clock(seconds)}
        {tokens_used !== null && <span>{tokens(tokens_used)} tokens</span>}
        {cost && <Money money={cost} />}
      </p>
      <p className="one-line">
        {errors.length > 0 && `${counted(errors.length, 'error')}, `}
        {commit === null ? 'no commit' : taskOf(iteration, titles)}
      </p>
    </div>
  )
}
