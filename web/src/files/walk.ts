import type { Row } from './rows'

/** What a key does in the tree: go to a row, or unfold, fold or open the row that has the focus. */
export type Move = { kind: 'focus'; row: Row } | { kind: 'act'; row: Row } | null

const to = (row: Row | undefined): Move => (row ? { kind: 'focus', row } : null)

/** The keys of a tree as the ARIA practices have them; null for a key that means nothing here. */
export function walk(rows: readonly Row[], at: number, key: string): Move {
  const row = rows[at]
  if (!row) return null
  const isOpen = row.kind === 'directory' && row.open
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1])
    case 'ArrowUp':
      return to(rows[at - 1])
    case 'Home':
      return to(rows[0])
    case 'End':
      return to(rows.at(-1))
    case 'Enter':
    case ' ':
      return { kind: 'act', row }
    case 'ArrowRight':
      if (row.kind === 'directory' && !row.open) return { kind: 'act', row }
      return isOpen ? to(rows[at + 1]) : null
    case 'ArrowLeft':
      if (isOpen) return { kind: 'act', row }
      return to(rows.slice(0, at).findLast(({ level }) => level < row.level))
    default:
      return null
  }
}
