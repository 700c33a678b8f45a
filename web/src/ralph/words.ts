import type { Iteration } from '../api/wire'

/** "12:06", "1:02:09": a duration as a clock shows it. */
export function clock(seconds: number): string {
  const all = Math.max(0, Math.floor(seconds))
  const two = (count: number) => String(count).padStart(2, '0')
  const hours = Math.floor(all / 3600)
  const minutes = Math.floor(all / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`
}

/** Tokens, of which the node speaks in thousands: "820", "69.3 k", "148 k", "1.9 M". */
export function tokens(thousands: number): string {
  if (thousands < 1) return String(Math.round(thousands * 1000))
  if (thousands < 100) return `${Number(thousands.toFixed(1))} k`
  if (thousands < 1000) return `${Math.round(thousands)} k`
  return `${Number((thousands / 1000).toFixed(thousands < 10_000 ? 2 : 1))} M`
}

/** The word of an iteration, with the status whose mark it bears. */
export function resultOf(iteration: Iteration): { status: string; word: string } {
  if (iteration.running) return { status: 'running', word: 'Running' }
  if (iteration.status === 'blocked') return { status: 'waiting', word: 'Blocked' }
  if (iteration.status === 'cancelled') return { status: 'stopped', word: 'Cancelled' }
  if (iteration.health === 'failed') return { status: 'error', word: 'Failed' }
  if (iteration.status === null && iteration.health === 'partial') return { status: 'stopped', word: 'Ended' }
  if (iteration.health === 'productive') return { status: 'complete', word: 'Done' }
  return { status: 'stopped', word: 'No task' }
}

/** When it was, as people write it; of a log without dates only the time of day is known. */
export function momentOf(stamp: string | null): string {
  if (stamp === null) return ''
  const at = Date.parse(stamp)
  return Number.isNaN(at)
    ? stamp
    : new Date(at).toLocaleString([], {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      })
}
