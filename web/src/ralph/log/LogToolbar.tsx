import { CaseSensitive, ChevronDown, ChevronUp, Flag, Link2, Regex, Search } from 'lucide-react'
import type { RefObject } from 'react'
import { grouped } from '../../parts/figures'
import { CopyLink } from './CopyLink'
import type { IterationMark } from './iterationMarks'
import { isAsked, type Kind } from './kinds'
import type { LogSearch } from './useLogSearch'

interface Props {
  project: string
  search: LogSearch
  marks: readonly IterationMark[]
  /** The iteration in view, by its place among the marks. */
  at: number | undefined
  /** The line that a link is to lead to. */
  line: number | undefined
  field: RefObject<HTMLInputElement | null>
  onIteration(at: number): void
  /** How many lines of a kind there are, where that is known. */
  counts: Partial<Record<Kind, number>>
}

const FILTERS: readonly { kind: Kind; name: string; title?: string }[] = [
  { kind: 'all', name: 'All' },
  { kind: 'errors', name: 'Errors', title: 'Only lines that look like an error' },
  { kind: 'asks', name: 'Asks', title: 'Only lines in which the loop asks a person' },
  { kind: 'tools', name: 'Tools', title: 'Only lines that name a tool or a command' },
]

/** Search, jump to an iteration, link to a line. */
export function LogToolbar({ project, search, marks, at, line, field, onIteration, counts }: Props) {
  const { query, change, step, trouble } = search
  const none = (search.matches?.lines.length ?? 0) === 0
  return (
    <div className="log-tools" role="toolbar" aria-label="Log">
      <div className="log-search">
        <Search size={14} strokeWidth={1.8} aria-hidden />
        <input
          ref={field}
          type="text"
          aria-label="Search the log"
          aria-describedby="log-count"
          aria-invalid={trouble !== null || undefined}
          placeholder="Search, or press /"
          maxLength={256}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={query.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              step(event.shiftKey ? -1 : 1)
            } else if (event.key === 'Escape') {
              if (query.text === '') field.current?.blur()
              else change({ text: '' })
            }
          }}
        />
        <span
          id="log-count"
          role="status"
          className={trouble ? 'bad one-line' : 'quiet'}
          title={trouble ?? undefined}
        >
          {trouble ?? countOf(search)}
        </span>
        <button
          type="button"
          className="ib"
          disabled={none}
          title="Previous (N)"
          aria-label="Previous match"
          onClick={() => step(-1)}
        >
          <ChevronUp size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="ib"
          disabled={none}
          title="Next (n)"
          aria-label="Next match"
          onClick={() => step(1)}
        >
          <ChevronDown size={14} aria-hidden />
        </button>
      </div>
      <div className={query.text === '' ? 'seg wide-only' : 'seg'}>
        <button
          type="button"
          aria-pressed={query.cases}
          title="Capital and small letters differ"
          aria-label="Match case"
          onClick={() => change({ cases: !query.cases })}
        >
          <CaseSensitive size={16} aria-hidden />
        </button>
        <button
          type="button"
          aria-pressed={query.regex}
          title="Regular expression (RE2)"
          aria-label="Regular expression"
          onClick={() => change({ regex: !query.regex })}
        >
          <Regex size={14} aria-hidden />
        </button>
      </div>
      <div className="seg">
        {FILTERS.map(({ kind, name, title }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={query.kind === kind}
            title={title}
            onClick={() => change({ kind })}
          >
            {name}
            {counts[kind] !== undefined && <span className="quiet">{grouped(counts[kind])}</span>}
          </button>
        ))}
      </div>
      <span className="gap" />
      <IterationMenu marks={marks} at={at} onIteration={onIteration} />
      <CopyLink project={project} line={line}>
        <Link2 size={14} strokeWidth={1.8} aria-hidden />
      </CopyLink>
    </div>
  )
}

/** "6 of 212"; of very many the node lists, and one can step through, the first. */
export function countOf({
  matches,
  at,
  busy,
  query,
}: Pick<LogSearch, 'matches' | 'at' | 'busy' | 'query'>): string {
  if (!isAsked(query)) return ''
  if (matches === null) return busy ? 'searching' : ''
  const { total } = matches
  if (total === 0) return 'no match'
  return `${grouped(at + 1)} of ${grouped(total)}`
}

/** The system's own list: it works with keys, and on a phone. */
function IterationMenu({ marks, at, onIteration }: Pick<Props, 'marks' | 'at' | 'onIteration'>) {
  if (marks.length === 0) return null
  const number = at === undefined ? undefined : marks[at]?.number
  return (
    <label className="btn log-iteration">
      <Flag size={14} strokeWidth={1.8} aria-hidden />
      <span aria-hidden>
        <span className={number === undefined ? undefined : 'wide-only'}>Iteration </span>
        {number}
      </span>
      <ChevronDown size={14} aria-hidden />
      <select
        aria-label="Jump to iteration"
        value={at ?? ''}
        onChange={({ currentTarget }) => onIteration(Number(currentTarget.value))}
      >
        {at === undefined && <option value="">Jump to</option>}
        {marks
          .map(({ number: of, tone, first }, place) => (
            <option key={first} value={place}>
              Iteration {of}
              {tone === 'now' ? ', running' : tone === 'failed' ? ', failed' : ''}
            </option>
          ))
          .reverse()}
      </select>
    </label>
  )
}
