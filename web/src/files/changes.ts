import type { DiskChanged } from '../api/wire'
import { parentOf } from '../node/paths'
import type { Directory } from './tree'

type Directories = Readonly<Record<string, Directory>>

const lists = (directory: Directory | undefined, path: string) =>
  directory?.entries.some((entry) => entry.path === path) ?? false

/**
 * The one directory whose listing is out of date when `path` came or went; null where none that is
 * unfolded is. Of a file in a directory that is not unfolded, only that directory itself can be new
 * or gone.
 */
function outdated(
  path: string,
  came: boolean,
  directories: Directories,
  unfolded: ReadonlySet<string>,
): string | null {
  for (let below = path; below.length > 1; below = parentOf(below)) {
    const directory = parentOf(below)
    if (!unfolded.has(directory)) continue
    const listed = lists(directories[directory], below)
    // What came and is listed is no news; what went from a folded directory may have taken it along.
    return came && listed ? null : directory
  }
  return null
}

/** What a change means to the tree: directories to ask again, and the file to mark. */
export interface Meaning {
  directories: readonly string[]
  mark: { path: string; word: 'new' | 'changed' } | null
}

/** `root` is the absolute path of the project that the change is in. */
export function meaningOf(
  root: string,
  change: DiskChanged,
  directories: Directories,
  unfolded: ReadonlySet<string>,
): Meaning {
  const absolute = (path: string) => (root === '/' ? `/${path}` : `${root}/${path}`)
  const path = absolute(change.path)
  const came = change.kind === 'created' || change.kind === 'moved'
  const went =
    change.kind === 'moved' ? change.from && absolute(change.from) : change.kind === 'deleted' && path
  const stale = new Set<string>()
  if (change.kind !== 'deleted') {
    // Of a file that is not listed we have missed the coming.
    const above = outdated(path, true, directories, unfolded)
    if (above !== null) stale.add(above)
  }
  if (went) {
    const above = outdated(went, false, directories, unfolded)
    if (above !== null) stale.add(above)
  }
  const seen = change.kind !== 'deleted' && unfolded.has(parentOf(path))
  return { directories: [...stale], mark: seen ? { path, word: came ? 'new' : 'changed' } : null }
}
