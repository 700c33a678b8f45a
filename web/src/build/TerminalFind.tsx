import type { ISearchOptions, SearchAddon } from '@xterm/addon-search'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { grouped } from '../parts/figures'
import { tokens } from './terminalTheme'

/** Where there are more, xterm counts no further. */
const COUNTED = 1_000

function optionsOf(): ISearchOptions {
  const of = tokens()
  const [hit, on] = [of('hit'), of('hit-on')]
  return {
    decorations: {
      matchBackground: hit,
      matchOverviewRuler: on,
      activeMatchBackground: hit,
      activeMatchBorder: on,
      activeMatchColorOverviewRuler: on,
    },
  }
}

/** Finds in a terminal, with how often and where. */
export function TerminalFind(props: {
  search: SearchAddon | undefined
  box: RefObject<HTMLInputElement | null>
}) {
  const { search, box } = props
  const [word, setWord] = useState('')
  const [at, setAt] = useState({ index: -1, count: 0 })
  useEffect(() => {
    const heard = search?.onDidChangeResults(({ resultIndex, resultCount }) =>
      setAt({ index: resultIndex, count: resultCount }),
    )
    return () => heard?.dispose()
  }, [search])
  const find = (wanted: string, back: boolean) => {
    if (wanted === '') {
      search?.clearDecorations()
      setAt({ index: -1, count: 0 })
    } else if (back) search?.findPrevious(wanted, optionsOf())
    else search?.findNext(wanted, optionsOf())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find(word, event.shiftKey)
    if (event.key === 'Escape') {
      setWord('')
      find('', false)
    }
  }
  const missed = word !== '' && at.count === 0
  return (
    <search className="build-find">
      <input
        ref={box}
        className="field"
        type="search"
        placeholder="Find"
        aria-label="Find in the terminal; Enter for the next, Shift+Enter for the one before"
        aria-invalid={missed}
        value={word}
        onChange={(event) => {
          setWord(event.target.value)
          find(event.target.value, false)
        }}
        onKeyDown={onKeyDown}
      />
      <span className="quiet num" role="status">
        {word === '' ? '' : placeOf(at.index, at.count)}
      </span>
      {at.count > 0 && word !== '' && (
        <>
          <button type="button" className="ib" aria-label="The one before" onClick={() => find(word, true)}>
            <ChevronUp size={15} strokeWidth={1.8} aria-hidden />
          </button>
          <button type="button" className="ib" aria-label="The next" onClick={() => find(word, false)}>
            <ChevronDown size={15} strokeWidth={1.8} aria-hidden />
          </button>
        </>
      )}
    </search>
  )
}

/** "3 of 12"; where there are too many, the place is not known. */
export function placeOf(index: number, count: number): string {
  if (count === 0) return 'none'
  const many = count >= COUNTED ? `${grouped(COUNTED)}+` : grouped(count)
  return index < 0 ? many : `${grouped(index + 1)} of ${many}`
}
