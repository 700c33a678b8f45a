import { create } from 'zustand'
import { listDirectory } from '../api/calls'
import type { Entry } from '../api/wire'

/** What is known of one directory. While it is asked again, the last answer stays. */
export interface Directory {
  entries: readonly Entry[]
  truncated: boolean
  trouble: string | null
  loaded: boolean
}

interface Tree {
  directories: Readonly<Record<string, Directory>>
  unfolded: ReadonlySet<string>
}

export const useTree = create<Tree>(() => ({ directories: {}, unfolded: new Set() }))

const UNKNOWN: Directory = { entries: [], truncated: false, trouble: null, loaded: false }

/** Directories first, then names as people sort them: file2 before file10. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const rank = ({ kind }: Entry) => (kind === 'directory' ? 0 : 1)
  return [...entries].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, undefined, { numeric: true }),
  )
}

/** Directories that are being asked for, and whether to ask once more afterwards. */
const asking = new Map<string, boolean>()

async function load(path: string): Promise<void> {
  if (asking.has(path)) {
    asking.set(path, true)
    return
  }
  asking.set(path, false)
  const reply = await listDirectory(path)
  const again = asking.get(path)
  asking.delete(path)
  useTree.setState(({ directories }) => {
    const before = directories[path] ?? UNKNOWN
    const after: Directory = reply.ok
      ? {
          entries: inOrder(reply.value.entries),
          truncated: reply.value.truncated,
          trouble: null,
          loaded: true,
        }
      : { ...before, trouble: reply.detail, loaded: true }
    return { directories: { ...directories, [path]: after } }
  })
  if (again) await load(path)
}

export function unfold(...paths: string[]): void {
  const { unfolded } = useTree.getState()
  const fresh = paths.filter((path) => !unfolded.has(path))
  if (fresh.length === 0) return
  useTree.setState({ unfolded: new Set([...unfolded, ...fresh]) })
  for (const path of fresh) void load(path)
}

export function fold(path: string): void {
  useTree.setState(({ unfolded }) => ({ unfolded: new Set([...unfolded].filter((other) => other !== path)) }))
}

/** Looks again at one directory, where it is unfolded. */
export function lookAt(path: string): void {
  if (useTree.getState().unfolded.has(path)) void load(path)
}

/** Looks again at every directory that is unfolded. */
export function lookAgain(): void {
  for (const path of useTree.getState().unfolded) void load(path)
}

/** A file may change many times a second; directories are asked at most this often. */
const PAUSE_MS = 500
let planned = false

export function lookAgainSoon(): void {
  if (planned) return
  planned = true
  setTimeout(() => {
    planned = false
    lookAgain()
  }, PAUSE_MS)
}
