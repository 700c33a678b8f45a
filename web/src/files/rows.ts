import type { Entry, Root } from '../api/wire'
import type { Directory } from './tree'

/** One line of the tree as it is shown. */
export type Row =
  | { kind: 'directory'; path: string; name: string; level: number; open: boolean; isRoot: boolean }
  | { kind: 'file'; path: string; name: string; level: number; closed: string | null }
  | { kind: 'note'; path: string; name: string; level: number; bad: boolean }

type Directories = Readonly<Record<string, Directory>>

/** The tree as the flat list that is on the screen: what the arrow keys walk through. */
export function rowsOf(
  roots: readonly Root[],
  directories: Directories,
  unfolded: ReadonlySet<string>,
): Row[] {
  const rows: Row[] = []
  const addDirectory = (path: string, name: string, level: number, isRoot: boolean) => {
    const open = unfolded.has(path)
    rows.push({ kind: 'directory', path, name, level, open, isRoot })
    const inside = directories[path]
    if (!open || !inside) return
    for (const entry of inside.entries) {
      if (entry.kind === 'directory') addDirectory(entry.path, entry.name, level + 1, false)
      else
        rows.push({
          kind: 'file',
          path: entry.path,
          name: entry.name,
          level: level + 1,
          closed: whyClosed(entry),
        })
    }
    const note = noteOf(inside)
    if (note) rows.push({ kind: 'note', path: `${path}#note`, level: level + 1, ...note })
  }
  for (const root of roots) addDirectory(root.path, root.name, 1, true)
  return rows
}

/** Why an entry cannot be opened; null where it can. */
function whyClosed(entry: Entry): string | null {
  if (entry.name_b64 !== undefined) return 'The name is not UTF-8, so the file cannot be opened here'
  return entry.kind === 'other' ? 'Not a regular file' : null
}

function noteOf({ entries, truncated, trouble, loaded }: Directory): { name: string; bad: boolean } | null {
  if (trouble) return { name: trouble, bad: true }
  if (truncated)
    return { name: `Only the first ${entries.length.toLocaleString('en')} are shown`, bad: false }
  return loaded && entries.length === 0 ? { name: 'Empty', bad: false } : null
}
