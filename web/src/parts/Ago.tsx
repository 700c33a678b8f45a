import { useNow } from './useNow'

/** "3 s", "4 min", "2 h", "5 d": the largest whole unit. */
export function agoOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} d`
}

/** How long ago a moment (Unix milliseconds) was, going on by itself; the exact time on hover. */
export function Ago({ at }: { at: number }) {
  const now = useNow(1_000)
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {agoOf(now - at)} ago
    </time>
  )
}
