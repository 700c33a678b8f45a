import { ArrowDown } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { logCalls } from '../../api/logCalls'
import type { LogMatches, Project } from '../../api/wire'
import { grouped } from '../../parts/figures'
import { useGo } from '../../place/place'
import { useTitles } from '../titles'
import { IterationHead } from './IterationHead'
import { markAt } from './iterationMarks'
import type { Kind } from './kinds'
import { LogFooter } from './LogFooter'
import { LogNotice } from './LogNotice'
import { LogRows } from './LogRows'
import { LogToolbar } from './LogToolbar'
import { Minimap } from './Minimap'
import { useIterationMarks } from './useIterationMarks'
import { useCounting, useLog } from './useLog'
import { useLogKeys } from './useLogKeys'
import { useLogScroll } from './useLogScroll'
import { useLogSearch } from './useLogSearch'
import { usePlaces } from './usePlaces'
import '../../parts/ansi.css'
import './log.css'
import './minimap.css'

interface Props {
  project: Project
  /** The line to look at, and to mark. */
  line?: number | undefined
  iteration?: number | undefined
}

/** A project's log: any number of lines, live. */
export default function LogPage(props: Props) {
  return <Log key={props.project.id} {...props} />
}

function Log({ project, line, iteration }: Props) {
  const { id } = project
  const calls = useMemo(() => logCalls(id), [id])
  const { model, view } = useLog(id, calls)
  const { total, numbered, generation, shift } = view
  const scroll = useLogScroll(total, shift, generation)
  const { span, top, follow, toLine } = scroll
  const version = `${generation} ${numbered}`
  const marks = useIterationMarks(id, calls, version)
  const search = useLogSearch(calls, version, total, top, toLine)
  const titles = useTitles(project)
  const counting = useCounting(calls, view.phase === 'ready' && !numbered)
  const go = useGo()
  const field = useRef<HTMLInputElement>(null)
  useLogKeys(search, scroll, field)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in view may have gone from the cache
  useEffect(() => model.want(span.first, span.last), [model, span.first, span.last, view])

  const ready = view.phase === 'ready' && numbered
  const errors = usePlaces(calls, 'errors', version, ready, total)
  const asks = usePlaces(calls, 'asks', version, ready, total)

  /** What was chosen by a click stands where it is; an address is brought into view. */
  const chosen = useRef<number>(undefined)
  useEffect(() => {
    if (!ready || line === undefined || line === chosen.current) return
    chosen.current = line
    toLine(line)
  }, [ready, line, toLine])
  const first = marks.find(({ number }) => number === iteration)?.first
  useEffect(() => {
    if (ready && first !== undefined && line === undefined) toLine(first)
  }, [ready, first, line, toLine])

  const select = (number: number) => {
    chosen.current = number
    go({ page: 'project', id, tab: 'log', line: number }, true)
  }
  const fresh = useNewLines(total, generation, follow)
  const current = search.matches?.lines[search.at]
  const at = numbered ? markAt(marks, top) : undefined
  return (
    <div className="log-page">
      <LogToolbar
        project={id}
        search={search}
        marks={marks}
        at={at}
        line={line ?? (numbered ? top : undefined)}
        field={field}
        onIteration={(place) => toLine(marks[place]?.first ?? 1)}
        counts={{ ...countOf(errors, 'errors'), ...countOf(asks, 'asks') }}
      />
      <div className="log-frame">
        <LogNotice view={view} counting={counting} />
        <div className="log-body">
          <div className="log-main">
            <div
              className="log-pane ansi"
              id="log-pane"
              ref={scroll.pane}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
              tabIndex={0}
              role="log"
              aria-label="Log"
            >
              <div className="log-sizer" ref={scroll.sizer}>
                <LogRows
                  block={scroll.block}
                  project={id}
                  model={model}
                  view={view}
                  span={span}
                  marks={marks}
                  titles={titles}
                  selected={line}
                  current={current}
                  pattern={search.pattern}
                  onSelect={select}
                />
              </div>
            </div>
            {at !== undefined && marks[at] && top > marks[at].first && (
              <IterationHead mark={marks[at]} titles={titles} floating />
            )}
            {!follow && view.phase === 'ready' && (
              <button type="button" className="log-follow" onClick={scroll.toEnd}>
                <ArrowDown size={14} strokeWidth={1.8} aria-hidden />
                Follow
                {fresh > 0 && (
                  <span className="quiet">
                    {grouped(fresh)} new {fresh === 1 ? 'line' : 'lines'}
                  </span>
                )}
              </button>
            )}
          </div>
          {ready && total > 0 && (
            <Minimap
              total={total}
              top={top}
              marks={marks}
              errors={errors}
              asks={asks}
              matches={search.matches}
              onLine={toLine}
            />
          )}
        </div>
      </div>
      <LogFooter view={view} selected={line} follow={follow} counting={counting} />
    </div>
  )
}

const countOf = (places: LogMatches | null, kind: Kind): Partial<Record<Kind, number>> =>
  places ? { [kind]: places.total } : {}

/** How many lines have come since one stopped to follow. */
function useNewLines(total: number, generation: string, follow: boolean): number {
  const since = useRef({ total, generation })
  if (follow || since.current.generation !== generation) since.current = { total, generation }
  return Math.max(0, total - since.current.total)
}
