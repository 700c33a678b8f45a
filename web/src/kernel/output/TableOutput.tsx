import { ChevronDown, ChevronUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { TextOutput } from './TextOutput'
import { type Column, captionOf, orderOf, readTable, type Sorting, type Table } from './table'
import { useEdge } from './useEdge'
import { useRowWindow } from './useRowWindow'

const ROW = 23
const PANE = 18 * ROW
/** A table that is taken in at a glance needs no caption. */
const GLANCE = 12

/** A frame as a table; text where it is not one. */
export function TableOutput({ content }: { content: string }) {
  const table = useMemo(() => readTable(content), [content])
  return table ? <Rows table={table} /> : <TextOutput text={content} tone="plain" />
}

function Rows({ table }: { table: Table }) {
  const [sorting, setSorting] = useState<Sorting>()
  const order = useMemo(() => orderOf(table, sorting), [table, sorting])
  const { first, end, onScroll } = useRowWindow(table.rows, ROW, PANE)
  const { ref, more, look } = useEdge<HTMLDivElement>()
  const all = [table.index, ...table.columns]
  const caption = captionOf(table)
  const telling = table.rows > GLANCE || table.rows < table.shape[0] || more
  const sort = (column: number) => setSorting((now) => nextSorting(now, column))
  return (
    <div className="out-box out-table">
      <div className="out-window" data-more={more || undefined}>
        <div
          ref={ref}
          className="out-scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
          tabIndex={0}
          onScroll={(event) => {
            onScroll(event)
            look()
          }}
        >
          <table aria-label={caption} aria-rowcount={table.rows + 1}>
            <colgroup>
              {all.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names repeat; its place is its name
                <col key={at} style={{ width: `calc(${column.width}ch + 28px)` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {all.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Head key={at} column={column} at={at - 1} sorting={sorting} onSort={sort} />
                ))}
              </tr>
            </thead>
            <tbody>
              <Gap rows={first} />
              {order.slice(first, end).map((row, at) => (
                <tr key={row} aria-rowindex={first + at + 2}>
                  {all.map((column, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Value key={place} column={column} row={row} label={place === 0} />
                  ))}
                </tr>
              ))}
              <Gap rows={table.rows - end} />
            </tbody>
          </table>
        </div>
      </div>
      {telling && (
        <p className="out-caption">
          {caption}
          {more && <span className="out-hint">more columns to the right, scroll sideways</span>}
        </p>
      )}
    </div>
  )
}

/** Up, down, and as it came. */
function nextSorting(now: Sorting | undefined, column: number): Sorting | undefined {
  if (now?.column !== column) return { column, descending: false }
  return now.descending ? undefined : { column, descending: true }
}

interface HeadProps {
  column: Column
  at: number
  sorting: Sorting | undefined
  onSort(column: number): void
}

function Head({ column, at, sorting, onSort }: HeadProps) {
  const sorted = sorting?.column === at ? sorting : undefined
  const Icon = sorted?.descending === false ? ChevronUp : ChevronDown
  return (
    <th
      scope="col"
      className={column.numeric ? 'number' : undefined}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() => onSort(at)}
        title={`Sort by ${at < 0 ? 'the index' : column.name}`}
      >
        <bdi>{at < 0 ? <span className="hidden-word">Index</span> : column.name}</bdi>
        <Icon size={10} aria-hidden data-sorted={sorted !== undefined || undefined} />
      </button>
    </th>
  )
}

function Value({ column, row, label }: { column: Column; row: number; label: boolean }) {
  const cell = column.cells[row] ?? null
  const text = column.texts[row] ?? ''
  const exact = cell === null ? '' : String(cell)
  const Tag = label ? 'th' : 'td'
  return (
    <Tag
      scope={label ? 'row' : undefined}
      className={column.numeric ? 'number' : undefined}
      title={exact !== text || text.length > column.width ? exact : undefined}
    >
      {cell === null ? <i className="quiet">null</i> : text}
    </Tag>
  )
}

function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <tr aria-hidden style={{ height: rows * ROW }} /> : null
}
