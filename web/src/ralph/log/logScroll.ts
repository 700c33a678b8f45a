import { type Anchor, anchorAt, heightOf, ROW, type Span, spanAround, spanAtEnd, topOf } from './scrollMap'

interface Parts {
  /** What scrolls. */
  pane: HTMLElement
  /** What is as tall as all lines, or as tall as a browser can place. */
  sizer: HTMLElement
  /** The rows that exist, one child a line, at their place in the sizer. */
  block: HTMLElement
}

/** After so long without a scroll event, scrolling is over. */
const IDLE_MS = 150

/**
 * Where the pane looks. The truth is an anchor (a line and how much of it is above the edge), or the end;
 * the scroll position follows it. Small moves are read from the rows as they are laid out, so rows may
 * have any height; a leap to where no row exists is read as a share of the whole.
 */
export class LogScroll {
  span: Span = { first: 1, last: 0 }
  top = 1
  follow = true
  readonly moves = {
    toLine: (line: number) => this.toLine(line),
    toStart: () => this.leap({ line: 1, offset: 0 }),
    toEnd: () => this.toEnd(),
  }

  private readonly redraw: () => void
  private parts: Parts | undefined
  private anchor: Anchor = { line: 1, offset: 0 }
  private total = 0
  private shift = 0
  private generation = ''
  private height = 800
  /** The scroll position that we set or saw last. */
  private seen = 0
  /** The position is to be that of the anchor, however far away. */
  private leaping = false
  private idle: ReturnType<typeof setTimeout> | undefined

  constructor(redraw: () => void) {
    this.redraw = redraw
  }

  /** What is to be shown, before each drawing. */
  tell(total: number, shift: number, generation: string): void {
    if (generation !== this.generation) {
      this.anchor = { line: 1, offset: 0 }
      this.leaping = true
    } else if (shift !== this.shift) {
      this.anchor = { ...this.anchor, line: Math.max(1, this.anchor.line + shift - this.shift) }
      this.leaping = true
    }
    this.total = total
    this.shift = shift
    this.generation = generation
    this.span = this.spanNow()
  }

  attach(parts: Parts): () => void {
    this.parts = parts
    const { pane, block } = parts
    const onScroll = () => this.onScroll()
    const onResize = () => {
      this.height = pane.clientHeight
      this.redraw()
    }
    const sizes = new ResizeObserver(onResize)
    sizes.observe(pane)
    const rows = new ResizeObserver(() => this.arrange())
    rows.observe(block)
    pane.addEventListener('scroll', onScroll, { passive: true })
    onResize()
    return () => {
      clearTimeout(this.idle)
      sizes.disconnect()
      rows.disconnect()
      pane.removeEventListener('scroll', onScroll)
      this.parts = undefined
    }
  }

  /** Puts the rows where the anchor wants them, after each drawing. */
  arrange(): void {
    if (!this.parts) return
    const { pane, sizer, block } = this.parts
    const { first, last } = this.span
    const rows = block.offsetHeight
    const whole = first <= 1 && last >= this.total
    const height = whole ? rows : Math.max(heightOf(this.total), rows)
    sizer.style.height = `${height}px`
    const bottom = Math.max(0, height - this.height)
    let top = this.seen
    let at = 0
    if (this.follow) {
      at = whole ? 0 : height - rows
      top = bottom
    } else {
      const row = block.children[this.anchor.line - first] as HTMLElement | undefined
      const inside = (row?.offsetTop ?? 0) + this.anchor.offset
      if (first <= 1) top = inside
      else if (last >= this.total) {
        at = height - rows
        top = at + inside
      } else {
        if (this.leaping) top = topOf(this.anchor, this.height, this.total)
        top = Math.min(Math.max(top, inside), height - rows + inside)
        at = top - inside
      }
      top = Math.min(Math.max(0, top), bottom)
    }
    this.leaping = false
    block.style.top = `${at}px`
    if (Math.abs(pane.scrollTop - top) >= 1) pane.scrollTop = top
    this.seen = pane.scrollTop
    this.look()
  }

  private spanNow(): Span {
    return this.follow
      ? spanAtEnd(this.height, this.total)
      : spanAround(Math.min(this.anchor.line, this.total), this.height, this.total)
  }

  private onScroll(): void {
    if (!this.parts) return
    const { pane, sizer, block } = this.parts
    const position = pane.scrollTop
    const moved = position - this.seen
    if (Math.abs(moved) < 1) return
    this.seen = position
    const inside = position - block.offsetTop
    const covered = inside >= 0 && inside < block.offsetHeight
    if (covered) this.anchor = this.rowAt(inside)
    else if (Math.abs(moved) <= 4 * this.height) this.anchor = this.rowsOn(moved)
    else this.anchor = anchorAt(position, this.height, this.total)
    const left = block.offsetTop + block.offsetHeight - (position + this.height)
    const atEnd = this.span.last >= this.total && left < 2
    const followed = this.follow
    if (moved < 0 && !atEnd) this.follow = false
    if (moved > 0 && atEnd) this.follow = true
    // At an edge of what scrolls, but not of the log: room is made to go on.
    const stuck =
      (position < 1 && this.span.first > 1) ||
      (position > sizer.offsetHeight - this.height - 1 && this.span.last < this.total)
    if (stuck && covered) this.leaping = true
    const next = this.spanNow()
    const same = next.first === this.span.first && next.last === this.span.last
    if (!same || this.leaping || followed !== this.follow) this.redraw()
    else this.look()
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.onIdle(), IDLE_MS)
  }

  /** Many small moves in a log that is taller than what scrolls: the position is brought back to its share. */
  private onIdle(): void {
    if (this.follow || !this.parts) return
    const should = topOf(this.anchor, this.height, this.total)
    if (Math.abs(should - this.seen) <= this.height) return
    this.leaping = true
    this.arrange()
  }

  /** Which line is at the upper edge; said only when it is another one. */
  private look(): void {
    if (!this.parts) return
    const inside = this.parts.pane.scrollTop - this.parts.block.offsetTop
    const { line } = this.rowAt(Math.max(0, inside))
    if (line === this.top) return
    this.top = line
    this.redraw()
  }

  /** The row at so many px of the block. */
  private rowAt(inside: number): Anchor {
    const rows = this.parts?.block.children
    if (!rows || rows.length === 0) return { line: this.span.first, offset: 0 }
    let low = 0
    let high = rows.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((rows[middle] as HTMLElement).offsetTop <= inside) low = middle
      else high = middle - 1
    }
    return { line: this.span.first + low, offset: inside - (rows[low] as HTMLElement).offsetTop }
  }

  private rowsOn(px: number): Anchor {
    const rows = (this.anchor.line - 1) * ROW + this.anchor.offset + px
    const inside = Math.min(Math.max(0, rows), Math.max(0, this.total * ROW - this.height))
    return { line: Math.floor(inside / ROW) + 1, offset: inside % ROW }
  }

  private toLine(line: number): void {
    this.leap({ line: Math.min(Math.max(1, line), Math.max(1, this.total)), offset: -this.height / 3 })
  }

  private leap(anchor: Anchor): void {
    this.anchor = anchor
    this.follow = false
    this.leaping = true
    this.redraw()
  }

  private toEnd(): void {
    this.follow = true
    this.redraw()
  }
}
