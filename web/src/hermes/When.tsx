import { agoOf } from '../parts/Ago'
import { useNow } from '../parts/useNow'

/** Unix milliseconds of what the wire says: ISO-8601, or Unix seconds; undefined for neither. */
export function momentOf(said: string | number | null | undefined): number | undefined {
  if (said === null || said === undefined || said === '') return undefined
  const at = typeof said === 'number' ? said * 1_000 : Date.parse(said)
  return Number.isFinite(at) && at > 0 ? at : undefined
}

/** "3 min ago", "in 2 h", "now". */
export function relativeOf(ms: number): string {
  if (Math.abs(ms) < 1_000) return 'now'
  return ms > 0 ? `in ${agoOf(ms)}` : `${agoOf(-ms)} ago`
}

/** A moment before or after now, going on by itself; the exact time on hover. */
export function When({
  at,
  none = '–',
  past = true,
}: {
  at: string | number | null | undefined
  none?: string
  /** Of something that was to come and is over: "due" instead of how long ago. */
  past?: boolean
}) {
  const now = useNow(1_000)
  const moment = momentOf(at)
  if (moment === undefined) return <span className="quiet">{none}</span>
  const date = new Date(moment)
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {!past && moment <= now ? 'due now' : relativeOf(moment - now)}
    </time>
  )
}
