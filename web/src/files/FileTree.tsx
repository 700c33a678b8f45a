import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Root } from '../api/wire'
import { useDesk } from '../desk/desk'
import { directoriesTo, rootOf } from '../node/paths'
import { useGo } from '../place/place'
import { type Row, rowsOf } from './rows'
import { TreeRow } from './TreeRow'
import { fold, lookAgain, lookAgainSoon, unfold, useTree } from './tree'
import { walk } from './walk'
import './files.css'

/** The files of all roots, unfolded level by level; `current` is the file that is open. */
export function FileTree({ roots, current }: { roots: readonly Root[]; current: string | undefined }) {
  const { directories, unfolded } = useTree()
  const rows = useMemo(() => rowsOf(roots, directories, unfolded), [roots, directories, unfolded])
  const [focused, setFocused] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const go = useGo()

  useUnfolding(roots, current)
  useLookingAgain()

  const walkable = rows.filter((row) => row.kind !== 'note')
  const inTabOrder =
    walkable.find(({ path }) => path === focused) ??
    walkable.find(({ path }) => path === current) ??
    walkable[0]

  const act = (row: Row) => {
    if (row.kind === 'directory') (row.open ? fold : unfold)(row.path)
    else if (row.kind === 'file' && row.closed === null) go({ page: 'file', path: row.path })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!inTabOrder || event.ctrlKey || event.metaKey || event.altKey) return
    const move = walk(walkable, walkable.indexOf(inTabOrder), event.key)
    if (!move) return
    event.preventDefault()
    if (move.kind === 'act') return act(move.row)
    setFocused(move.row.path)
    list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(move.row.path)}"]`)?.focus()
  }

  return (
    <div className="tree" role="tree" aria-label="Files" tabIndex={-1} ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <TreeRow
          key={row.path}
          row={row}
          current={row.path === current}
          inTabOrder={row === inTabOrder}
          onAct={() => {
            setFocused(row.path)
            act(row)
          }}
        />
      ))}
    </div>
  )
}

/** What is open is in sight: its directories unfold; without one, the roots do. */
function useUnfolding(roots: readonly Root[], current: string | undefined) {
  const root = current === undefined ? undefined : rootOf(roots, current)
  const wanted = root && current ? directoriesTo(root, current) : roots.map(({ path }) => path)
  const key = wanted.join('\n')
  useEffect(() => {
    if (key !== '') unfold(...key.split('\n'))
  }, [key])
}

/** Directories are not streamed yet: look again when the user returns and when a file changed. */
function useLookingAgain() {
  const touched = useDesk((desk) => desk.touched)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count is the signal
  useEffect(lookAgainSoon, [touched])
  useEffect(() => {
    window.addEventListener('focus', lookAgain)
    return () => window.removeEventListener('focus', lookAgain)
  }, [])
}
