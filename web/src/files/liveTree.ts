import { create } from 'zustand'
import type { DiskChanged, Envelope } from '../api/wire'
import { onEvent, onReset } from '../live/connection'
import { useProjects } from '../live/projects'
import { meaningOf } from './changes'
import { lookAgain, lookAt, useTree } from './tree'

type Marks = Readonly<Record<string, 'new' | 'changed'>>

/** The files that came or changed a moment ago, by path. */
export const useMarks = create<{ marks: Marks }>(() => ({ marks: {} }))

/** Changes are gathered for so long; then so many directories are asked, the others next time. */
const PAUSE_MS = 400
const DIRECTORIES_AT_ONCE = 4
/** How long a mark stays, and how many there are at most: where everything changes, none says anything. */
const MARK_MS = 4_000
const MARKS = 100

const stale = new Set<string>()
let fresh: Record<string, 'new' | 'changed'> = {}
const ends = new Map<string, number>()
let timer: ReturnType<typeof setTimeout> | undefined

const plan = () => {
  timer ??= setTimeout(flush, PAUSE_MS)
}

function flush(): void {
  timer = undefined
  for (const path of [...stale].slice(0, DIRECTORIES_AT_ONCE)) {
    stale.delete(path)
    lookAt(path)
  }
  renewMarks(Date.now())
  if (stale.size > 0 || ends.size > 0) plan()
}

function renewMarks(now: number): void {
  const { marks } = useMarks.getState()
  const added = Object.entries(fresh)
  fresh = {}
  for (const [path] of added) ends.set(path, now + MARK_MS)
  const over = [...ends].filter(([, end]) => end <= now)
  if (added.length === 0 && over.length === 0) return
  for (const [path] of over) ends.delete(path)
  // A file that is new stays so while it is written on.
  const next = { ...marks }
  for (const [path, word] of added) next[path] = next[path] === 'new' ? 'new' : word
  useMarks.setState({ marks: Object.fromEntries(Object.entries(next).filter(([path]) => ends.has(path))) })
}

function hear({ type, project, data }: Envelope): void {
  if (type !== 'disk_changed') return
  const root = useProjects.getState().projects.find(({ id }) => id === project)?.path
  if (root === undefined) return
  const { directories, unfolded } = useTree.getState()
  const meaning = meaningOf(root, data as unknown as DiskChanged, directories, unfolded)
  for (const directory of meaning.directories) stale.add(directory)
  const { mark } = meaning
  if (mark && ends.size + Object.keys(fresh).length < MARKS) {
    fresh[mark.path] = fresh[mark.path] === 'new' ? 'new' : mark.word
  }
  if (meaning.directories.length > 0 || mark) plan()
}

/** Keeps what is unfolded true from here on; what happened before is asked for once. */
export function followTree(): () => void {
  lookAgain()
  const all = [
    onEvent(hear),
    onReset(lookAgain),
    // What was told before the list was there had no place in it.
    useProjects.subscribe((now, before) => {
      if (now.loaded && !before.loaded) lookAgain()
    }),
  ]
  return () => {
    clearTimeout(timer)
    timer = undefined
    stale.clear()
    fresh = {}
    ends.clear()
    useMarks.setState({ marks: {} })
    for (const end of all) end()
  }
}
