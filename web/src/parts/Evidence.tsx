import { agoOf } from './Ago'
import { useNow } from './useNow'
import './marks.css'

/** One reason for a status; `at` is when it was so. */
export interface Reason {
  kind: string
  text: string
  at: string | null
}

/** Why a status is what it is, in one sentence: "Output 4 s ago, pid 48211 alive". That a process lives holds now, not when it began. */
export function Evidence({ clues, most }: { clues: readonly Reason[]; most?: number }) {
  const now = useNow(1_000)
  return (
    <p className="evidence">
      {clues.map(({ kind, text, at }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reason has no name but its place
        <span key={place} data-clue={kind} title={titleOf({ text, at }, most)}>
          {place > 0 && ', '}
          {place === 0 ? capital(cut(text, most)) : small(cut(text, most))}
          {at !== null && kind !== 'process' && ` ${agoOf(now - Date.parse(at))} ago`}
        </span>
      ))}
    </p>
  )
}

const isCut = (text: string, most?: number) => most !== undefined && text.length > most
const cut = (text: string, most?: number) => (isCut(text, most) ? `${text.slice(0, most).trimEnd()}…` : text)

/** What is cut is whole there; then when it was so. */
function titleOf({ text, at }: Pick<Reason, 'text' | 'at'>, most?: number): string | undefined {
  const parts = [isCut(text, most) && text, at !== null && new Date(at).toLocaleString()]
  return parts.filter((part) => part !== false).join('\n') || undefined
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Goes on in the sentence; a name in capitals stays what it is. */
const small = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
