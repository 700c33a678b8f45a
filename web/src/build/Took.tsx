import type { BuildComponent } from '../api/wire'
import { useNow } from '../parts/useNow'
import { clock } from './words'

/** How long a part has taken, or takes so far; nothing where its file does not say. */
export function Took({ part }: { part: BuildComponent }) {
  const { startTime, endTime, status } = part
  if (startTime === undefined) return null
  if (endTime === undefined) return status === 'in_progress' ? <Going since={startTime} /> : null
  return <time>{clock((endTime - startTime) / 1000)}</time>
}

function Going({ since }: { since: number }) {
  return <time>{clock((useNow(1_000) - since) / 1000)}</time>
}
