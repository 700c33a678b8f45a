import './marks.css'

export interface Bar {
  name: string
  seconds: number
  kind: 'normal' | 'slow' | 'no_commit' | 'failed' | 'now'
}

const KIND: Record<Bar['kind'], string> = {
  normal: '',
  slow: ', slow',
  no_commit: ', without a commit',
  failed: ', failed',
  now: ', now',
}

/** What a colour says, in the order of a legend. */
export const BAR_WORDS: readonly (readonly [Bar['kind'], string])[] = [
  ['normal', 'normal'],
  ['slow', 'slow'],
  ['no_commit', 'no commit'],
  ['failed', 'failed'],
  ['now', 'now'],
]

/** "48 s", "12 min", "1 h 4 min". */
export function lasting(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}

/** A bar for each of the newest units of work; the height is how long it took. */
export function Bars({ bars, height = 28 }: { bars: readonly Bar[]; height?: number }) {
  const most = Math.max(1, ...bars.map(({ seconds }) => seconds))
  const failed = bars.filter(({ kind }) => kind === 'failed').length
  const words = `The last ${bars.length}, by duration${failed > 0 ? `; ${failed} failed` : ''}`
  return (
    <div className="bars" style={{ height }} role="img" aria-label={words}>
      {bars.map(({ name, seconds, kind }, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a loop that began anew has the same names again
          key={at}
          className={kind}
          style={{ height: Math.max(2, (seconds / most) * height) }}
          title={`${name}: ${lasting(seconds)}${KIND[kind]}`}
        />
      ))}
    </div>
  )
}
