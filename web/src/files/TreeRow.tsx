import { ChevronDown, ChevronRight, FileText, Folder, HardDrive } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useDesk } from '../desk/desk'
import { useMarks } from './liveTree'
import type { Row } from './rows'

interface Props {
  row: Row
  current: boolean
  inTabOrder: boolean
  onAct: () => void
}

/** Indentation by level; a custom property, since the style sheet knows the widths. */
const indent = (level: number) => ({ '--level': level - 1 }) as CSSProperties

export function TreeRow({ row, current, inTabOrder, onAct }: Props) {
  if (row.kind === 'note') {
    return (
      <div className={`tree-row note ${row.bad ? 'bad' : ''}`} style={indent(row.level)} role="none">
        {row.name}
      </div>
    )
  }
  const directory = row.kind === 'directory'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all its rows
    <div
      className="tree-row"
      role="treeitem"
      data-path={row.path}
      style={indent(row.level)}
      aria-level={row.level}
      aria-selected={current}
      aria-expanded={directory ? row.open : undefined}
      aria-disabled={!directory && row.closed !== null ? true : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      title={directory ? row.path : (row.closed ?? row.path)}
      onClick={onAct}
    >
      {directory ? (
        <Folding open={row.open} isRoot={row.isRoot} />
      ) : (
        <FileText className="leaf" size={14} aria-hidden />
      )}
      <span className="one-line">{row.name}</span>
      {!directory && <ChangeMark path={row.path} />}
      {!directory && <UnsavedMark path={row.path} />}
    </div>
  )
}

function Folding({ open, isRoot }: { open: boolean; isRoot: boolean }) {
  const Fold = open ? ChevronDown : ChevronRight
  const Kind = isRoot ? HardDrive : Folder
  return (
    <>
      <Fold size={14} aria-hidden />
      <Kind size={14} strokeWidth={1.6} aria-hidden />
    </>
  )
}

/** Something happened to the file a moment ago. */
function ChangeMark({ path }: { path: string }) {
  const word = useMarks(({ marks }) => marks[path])
  return word && <span className={`change ${word}`}>{word}</span>
}

function UnsavedMark({ path }: { path: string }) {
  const unsaved = useDesk((desk) => desk.files.some((file) => file.path === path && file.unsaved))
  if (!unsaved) return null
  return (
    <span className="unsaved accent" title="Unsaved edits">
      <i className="dot" aria-hidden />
      <span className="hidden-word">unsaved</span>
    </span>
  )
}
