/** Lines of one chunk; lines are numbered from 1. */
export const CHUNK = 500

/** What is kept: more is fetched again when somebody looks there. */
const MOST_CHUNKS = 80
const MOST_CHARACTERS = 16_000_000

/** Consecutive lines, all of one chunk; the first need not be the chunk's own. */
interface Piece {
  first: number
  lines: string[]
  characters: number
}

const chunkOf = (line: number) => Math.floor((line - 1) / CHUNK)
const firstOf = (chunk: number) => chunk * CHUNK + 1

/** The lines that were looked at last. Bounded, and nothing is copied when a log grows. */
export class LineCache {
  /** The least recently used first. */
  private readonly pieces = new Map<number, Piece>()
  private characters = 0

  clear(): void {
    this.pieces.clear()
    this.characters = 0
  }

  get chunks(): number {
    return this.pieces.size
  }

  line(number: number): string | undefined {
    const piece = this.pieces.get(chunkOf(number))
    return piece?.lines[number - piece.first]
  }

  /** Says that these are looked at now, so that others go first. */
  use(from: number, to: number): void {
    for (let chunk = chunkOf(Math.max(1, from)); chunk <= chunkOf(to); chunk++) {
      const piece = this.pieces.get(chunk)
      if (!piece) continue
      this.pieces.delete(chunk)
      this.pieces.set(chunk, piece)
    }
  }

  /** The first line in a range that is not here. */
  missing(from: number, to: number): number | undefined {
    for (let line = Math.max(1, from); line <= to; ) {
      const piece = this.pieces.get(chunkOf(line))
      if (!piece || line < piece.first || line >= piece.first + piece.lines.length) return line
      line = piece.first + piece.lines.length
    }
    return undefined
  }

  /** Where to begin to ask, so that whole chunks come, and nothing that is here already. */
  startFor(line: number): number {
    const piece = this.pieces.get(chunkOf(line))
    return piece && piece.first + piece.lines.length === line ? line : firstOf(chunkOf(line))
  }

  /** A line of which nobody knows any more whether it is whole. */
  forget(line: number): void {
    const piece = this.pieces.get(chunkOf(line))
    if (!piece) return
    this.pieces.delete(chunkOf(line))
    this.characters -= piece.characters
  }

  /** Takes up lines as a snapshot had them; they replace what was here. */
  put(first: number, lines: readonly string[]): void {
    for (let at = 0; at < lines.length; ) {
      const chunk = chunkOf(first + at)
      const end = Math.min(lines.length, firstOf(chunk + 1) - first)
      this.join(chunk, { first: first + at, lines: lines.slice(at, end), characters: 0 })
      at = end
    }
    this.shrink()
  }

  /** Appends one line; where the one before it is not here, it is not kept either. */
  append(number: number, line: string): void {
    const chunk = chunkOf(number)
    const piece = this.pieces.get(chunk)
    if (piece) {
      if (number !== piece.first + piece.lines.length) return
      piece.lines.push(line)
      piece.characters += line.length
    } else {
      if (number !== firstOf(chunk)) return
      this.pieces.set(chunk, { first: number, lines: [line], characters: line.length })
      this.shrink()
    }
    this.characters += line.length
  }

  /** Of a line that had no end: as it is now. */
  replace(number: number, line: string): void {
    const piece = this.pieces.get(chunkOf(number))
    const before = piece?.lines[number - piece.first]
    if (!piece || before === undefined) return
    piece.lines[number - piece.first] = line
    piece.characters += line.length - before.length
    this.characters += line.length - before.length
  }

  private join(chunk: number, piece: Piece): void {
    const old = this.pieces.get(chunk)
    if (old) {
      const oldEnd = old.first + old.lines.length
      const end = piece.first + piece.lines.length
      if (piece.first <= oldEnd && end >= old.first) {
        const before = old.lines.slice(0, Math.max(0, piece.first - old.first))
        const behind = old.lines.slice(Math.max(0, Math.min(old.lines.length, end - old.first)))
        piece.lines = [...before, ...piece.lines, ...behind]
        piece.first = Math.min(piece.first, old.first)
      }
      this.characters -= old.characters
      this.pieces.delete(chunk)
    }
    piece.characters = piece.lines.reduce((sum, { length }) => sum + length, 0)
    this.characters += piece.characters
    this.pieces.set(chunk, piece)
  }

  private shrink(): void {
    for (const [chunk, piece] of this.pieces) {
      if (this.pieces.size <= MOST_CHUNKS && this.characters <= MOST_CHARACTERS) return
      if (this.pieces.size <= 2) return
      this.pieces.delete(chunk)
      this.characters -= piece.characters
    }
  }
}
