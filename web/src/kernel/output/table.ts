import { visible } from './visible'

/** bigint: a whole number that a double cannot hold. */
export type Cell = string | number | bigint | boolean | null

export interface Column {
  name: string
  numeric: boolean
  cells: readonly Cell[]
  /** As shown, one a cell. */
  texts: readonly string[]
  /** In characters. */
  width: number
}

export interface Table {
  index: Column
  /** At most `MOST_COLUMNS`. */
  columns: readonly Column[]
  /** Rows that came. */
  rows: number
  /** Rows and columns of the whole frame. */
  shape: readonly [number, number]
}

export const MOST_COLUMNS = 200
const WIDEST = 48
const NARROWEST = 3

/** The table in the JSON of a frame; null where it is none. */
export function readTable(content: string): Table | null {
  let raw: unknown
  try {
    raw = JSON.parse(content.length > 0 ? exactly(content) : '')
  } catch {
    return null
  }
  if (typeof raw !== 'object' || raw === null) return null
  const { columns, data, index, shape } = raw as Record<string, unknown>
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return null
  const rows = data as unknown[][]
  const labels = Array.isArray(index) && index.length === rows.length ? index : rows.map((_, at) => at)
  return {
    index: columnOf('', labels),
    columns: columns.slice(0, MOST_COLUMNS).map((name, at) =>
      columnOf(
        labelOf(name),
        rows.map((row) => row[at]),
      ),
    ),
    rows: rows.length,
    shape: isShape(shape) ? shape : [rows.length, columns.length],
  }
}

const isShape = (shape: unknown): shape is [number, number] =>
  Array.isArray(shape) && shape.length === 2 && shape.every((side) => typeof side === 'number')

/** Marks a whole number that was put in quotes so that JSON.parse does not round it. */
const EXACT = '\ue000'
const TOKEN = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/** JSON whose whole numbers beyond 2^53 are text with a mark: an id must not become another id. */
function exactly(json: string): string {
  if (!/\d{16}/.test(json)) return json
  return json.replace(TOKEN, (token) =>
    token[0] === '"' || Number.isSafeInteger(Number(token)) ? token : `"${EXACT}${token}"`,
  )
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value.startsWith(EXACT) ? whole(value) : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value).replaceAll(EXACT, '')
}

function whole(marked: string): Cell {
  const digits = marked.slice(EXACT.length)
  return /^-?\d+$/.test(digits) ? BigInt(digits) : marked
}

/** A label of several levels is an array. */
const labelOf = (name: unknown): string =>
  Array.isArray(name) ? name.map(labelOf).join(' / ') : String(cellOf(name) ?? '')

function columnOf(name: string, values: readonly unknown[]): Column {
  const cells = values.map((value) => (Array.isArray(value) && name === '' ? labelOf(value) : cellOf(value)))
  const numeric = cells.some(isNumber) && cells.every((cell) => cell === null || isNumber(cell))
  const decimals = numeric ? decimalsOf(cells) : 0
  const texts = cells.map((cell) => (numeric ? textOf(cell, decimals) : plainly(cell)))
  const longest = texts.reduce((most, text) => Math.max(most, text.length), name.length)
  return { name, numeric, cells, texts, width: Math.min(WIDEST, Math.max(NARROWEST, longest)) }
}

const isNumber = (cell: Cell): cell is number | bigint => typeof cell === 'number' || typeof cell === 'bigint'

/** Decimals that show a column's numbers, six at most. */
function decimalsOf(cells: readonly Cell[]): number {
  let most = 0
  for (const cell of cells) {
    if (typeof cell !== 'number' || Number.isInteger(cell)) continue
    const shown = cell.toFixed(6).replace(/0+$/, '')
    most = Math.max(most, shown.length - 1 - shown.indexOf('.'))
    if (most === 6) return 6
  }
  return most
}

/** A cell of a column of mixed kinds: as it is. */
function plainly(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  return cell === null ? '' : visible(String(cell))
}

/** A cell of a column of numbers. */
function textOf(cell: Cell, decimals: number): string {
  if (typeof cell !== 'number') return plainly(cell)
  const size = Math.abs(cell)
  if (size >= 1e15 || (size > 0 && size < 1e-4 && decimals > 0)) return cell.toPrecision(6)
  return cell.toFixed(decimals)
}

export interface Sorting {
  /** -1 is the index. */
  column: number
  descending: boolean
}

/** The rows in the order wished for; equal ones keep theirs, absent values come last either way. */
export function orderOf(table: Table, sorting: Sorting | undefined): number[] {
  const order = Array.from({ length: table.rows }, (_, at) => at)
  const column = sorting?.column === -1 ? table.index : table.columns[sorting?.column ?? -1]
  if (!sorting || !column) return order
  const turn = sorting.descending ? -1 : 1
  return order.sort((a, b) => {
    const [left = null, right = null] = [column.cells[a], column.cells[b]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return turn * compared(left, right)
  })
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

function compared(left: Exclude<Cell, null>, right: Exclude<Cell, null>): number {
  if (typeof left === 'string' || typeof right === 'string')
    return COLLATOR.compare(String(left), String(right))
  return left < right ? -1 : left > right ? 1 : 0
}

/** "48,204 rows × 17 columns, first 1,000 shown". */
export function captionOf({ rows, columns, shape }: Table): string {
  const count = (number: number, word: string) =>
    `${number.toLocaleString('en-US')} ${word}${number === 1 ? '' : 's'}`
  const parts = [`${count(shape[0], 'row')} × ${count(shape[1], 'column')}`]
  if (rows < shape[0]) parts.push(`first ${rows.toLocaleString('en-US')} shown`)
  if (columns.length < shape[1]) parts.push(`first ${columns.length} columns shown`)
  return parts.join(', ')
}
