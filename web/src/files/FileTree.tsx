import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Root } from '../api/wire'
import { useDesk } from '../desk/desk'
import { directoriesTo, rootOf } from '../node/paths'
import { useGo } from '../place/place'
import { followTree } from './liveTree'
import { type Row, rowsOf } from './rows'
import { TreeRow } from './TreeRow'
import { fold, lookAgain, lookAgainSoon, unfold, useTree } from './tree'
import { walk } from './walk'
import './files.css'

interface Props {
  roots: readonly Root[]
  /** The file that is open. */
  current: string | undefined
  /** A directory that somebody wants to see. */
  at: string | undefined
}

/** The files of all roots, unfolded level by level. */
export function FileTree({ roots, current, at }: Props) {
  const { directories, unfolded } = useTree()
  const rows = useMemo(() => rowsOf(roots, directories, unfolded), [roots, directories, unfolded])
  const [focused, setFocused] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const go = useGo()

  useUnfolding(roots, current ?? at)
  useGoingTo(list, at, rows.length > 0)
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
function useUnfolding(roots: readonly Root[], target: string | undefined) {
  const root = target === undefined ? undefined : rootOf(roots, target)
  const wanted = root && target ? directoriesTo(root, target) : roots.map(({ path }) => path)
  const key = wanted.join('\n')
  useEffect(() => {
    if (key !== '') unfold(...key.split('\n'))
  }, [key])
}

/** Events keep the tree true, except of a root that is no project: there, look again now and then. */
function useLookingAgain() {
  const touched = useDesk((desk) => desk.touched)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count is the signal
  useEffect(lookAgainSoon, [touched])
  useEffect(followTree, [])
  useEffect(() => {
    window.addEventListener('focus', lookAgain)
    return () => window.removeEventListener('focus', lookAgain)
  }, [])
}

/** Goes to a directory once, as soon as it is in the tree, and unfolds it. */
function useGoingTo(list: RefObject<HTMLElement | null>, at: string | undefined, ready: boolean) {
  useEffect(() => {
    if (at === undefined || !ready) return
    unfold(at)
    const row = list.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`)
    row?.scrollIntoView({ block: 'start' })
    row?.focus({ preventScroll: true })
  }, [list, at, ready])
}
