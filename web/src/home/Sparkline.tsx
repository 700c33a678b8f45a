import { type Activity, countsAt, MINUTES } from '../live/activity'
import { useNow } from '../parts/useNow'

const HEIGHT = 28
/** Bars are 6 wide and 2 apart, in a picture that is stretched to its card. */
const STEP = 8
/** A single change is seen beside a thousand: heights grow with the logarithm. */
const heightOf = (count: number, most: number) =>
  count === 0 ? 1.5 : 5 + (HEIGHT - 5) * (Math.log1p(count) / Math.log1p(Math.max(most, 10)))

/** Changes in each of the last minutes; the minute that runs is accented. */
export function Sparkline({ activity }: { activity: Activity | undefined }) {
  const now = useNow(5_000)
  const counts = countsAt(activity, Math.max(now, activity?.last.at ?? 0))
  const most = Math.max(...counts)
  const sum = counts.reduce((all, count) => all + count, 0)
  const words = `${sum} ${sum === 1 ? 'change' : 'changes'} heard in the last ${MINUTES} minutes`
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${MINUTES * STEP - 2} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      {counts.map((count, at) => {
        const height = heightOf(count, most)
        const ago = MINUTES - 1 - at
        const kind = ago === 0 && count > 0 ? 'now' : count > 0 ? 'some' : undefined
        return <rect key={ago} className={kind} x={at * STEP} y={HEIGHT - height} width={6} height={height} />
      })}
    </svg>
  )
}
