import type { LogCalls } from '../../api/logCalls'
import type { LogLines } from '../../api/wire'
import { type Append, behind, grow } from './append'
import { CHUNK, LineCache } from './lineCache'

/** What the page knows of a log; a new object for each change. */
export interface LogView {
  phase: 'loading' | 'ready' | 'none'
  /** Lines in all; of a log that is still being counted, those of its end that are known. */
  total: number
  /** The numbers are those of the log; false while it is being counted. */
  numbered: boolean
  /** Bytes. */
  size: number
  generation: string
  /** When another file took the place of the one before, Unix milliseconds. */
  rotatedAt: number | null
  /** Grows by as much as all numbers did when they became known. */
  shift: number
  trouble: string | null
}

const TAIL = 1_000
const RECOUNT_MS = 1_000
const RETRY_MS = 2_000
/** Who drags the scroll bar over a million lines wants those where they let go. */
const SETTLE_MS = 60

const NOTHING: LogView = {
  phase: 'loading',
  total: 0,
  numbered: true,
  size: 0,
  generation: '',
  rotatedAt: null,
  shift: 0,
  trouble: null,
}

/** Calls back before the next frame; in a page that nobody sees there are none, and a moment must do. */
export const nextFrame = (run: () => void): void => {
  if (document.visibilityState === 'visible') requestAnimationFrame(run)
  else setTimeout(run, 200)
}

/**
 * One project's log as this page has it: its end as events tell it, and lines anywhere as they are asked
 * for. Every byte counts once: an event whose bytes a snapshot had already is dropped, one that leaves a
 * gap makes the end be asked for anew.
 */
export class LogModel {
  private view: LogView = NOTHING
  private readonly cache = new LineCache()
  private readonly listeners = new Set<() => void>()
  /** Bytes up to here are in the view. */
  private end = 0
  /** The last line has no end yet. */
  private unended = false
  private queue: Append[] = []
  private planned = false
  private syncing = false
  /** An event that the last snapshot did not make sense of. */
  private strange: Append | undefined
  private readonly past = new Set<string>()
  private wanted: [from: number, to: number] = [0, -1]
  private fetching = false
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()
  private settle: ReturnType<typeof setTimeout> | undefined
  private closed = false

  private readonly calls: Pick<LogCalls, 'lines'>
  private readonly frame: (run: () => void) => void

  constructor(calls: Pick<LogCalls, 'lines'>, frame: (run: () => void) => void = nextFrame) {
    this.calls = calls
    this.frame = frame
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly current = (): LogView => this.view

  line(number: number): string | undefined {
    return this.cache.line(number)
  }

  get chunks(): number {
    return this.cache.chunks
  }

  open(): void {
    this.closed = false
    void this.sync()
  }

  close(): void {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
    clearTimeout(this.settle)
    this.settle = undefined
  }

  hear(append: Append | null): void {
    if (append === null) return void this.sync()
    this.queue.push(append)
    this.plan()
  }

  /** Somebody looks at these lines. */
  want(from: number, to: number): void {
    this.wanted = [from, to]
    this.cache.use(from, to)
    if (this.cache.missing(from, Math.min(to, this.view.total)) === undefined) return
    this.settle ??= setTimeout(() => {
      this.settle = undefined
      void this.fetchMissing()
    }, SETTLE_MS)
  }

  /** Asks for the end of the log, as it is now. */
  async sync(): Promise<void> {
    if (this.syncing || this.closed) return
    this.syncing = true
    const reply = await this.calls.lines(undefined, TAIL)
    this.syncing = false
    if (this.closed) return
    if (reply.ok) this.seat(reply.value)
    else if (reply.status === 404) this.become({ ...NOTHING, phase: 'none' })
    else {
      this.become({ trouble: reply.detail })
      this.later(RETRY_MS, () => void this.sync())
      return
    }
    this.take()
  }

  private seat({ generation, first, total, size, lines, end, open }: LogLines): void {
    const before = this.view
    const another = generation !== before.generation
    if (another) {
      this.past.add(before.generation)
      this.past.delete(generation)
    }
    const numbered = first !== null && total !== null
    const count = numbered ? total : lines.length
    // Numbers that become known, or that come to an end which was never numbered: all of them move.
    const moved = !another && !before.numbered && before.phase === 'ready' ? count - before.total : 0
    if (another || !before.numbered || (end < this.end && before.phase === 'ready')) this.cache.clear()
    // It may have grown behind our back, and nobody would know where it ends.
    else if (this.unended && first !== null && first > before.total) this.cache.forget(before.total)
    this.cache.put(numbered ? first : 1, lines)
    this.end = end
    this.unended = open
    this.become({
      phase: 'ready',
      total: count,
      numbered,
      size: Math.max(size, end),
      generation,
      rotatedAt: another && before.phase === 'ready' ? Date.now() : another ? null : before.rotatedAt,
      shift: before.shift + moved,
      trouble: null,
    })
    if (!numbered) this.later(RECOUNT_MS, () => void this.sync())
  }

  private plan(): void {
    if (this.planned) return
    this.planned = true
    this.frame(() => {
      this.planned = false
      this.take()
    })
  }

  /** Takes up what has come since the last frame. */
  private take(): void {
    if (this.syncing || this.closed || this.queue.length === 0) return
    const queue = this.queue
    this.queue = []
    let total = this.view.total
    for (const [at, append] of queue.entries()) {
      const next = this.takeOne(append, total)
      if (next === null) {
        this.queue = queue.slice(at)
        this.become({ total, size: Math.max(this.view.size, this.end) })
        if (this.strange === append) {
          // Asked already, and it still does not fit: without it, and once more in a moment.
          this.queue.shift()
          this.later(RETRY_MS, () => void this.sync())
          this.plan()
        } else {
          this.strange = append
          void this.sync()
        }
        return
      }
      total = next
    }
    this.become({ total, size: Math.max(this.view.size, this.end) })
  }

  /** How many lines there are after it; null where only the node can say. */
  private takeOne(append: Append, total: number): number | null {
    if (this.past.has(append.generation)) return total
    if (append.generation !== this.view.generation || append.offset > this.end) return null
    const seen = this.end - append.offset
    if (seen >= append.length) return total
    const text = behind(append, seen)
    if (text === null) return null
    // A last line that is not kept here grows all the same, only nobody sees it.
    const last = this.unended ? (this.cache.line(total) ?? '') : null
    const { grown, lines, open } = grow(last, text)
    if (grown !== null) this.cache.replace(total, grown)
    let count = total
    for (const line of lines) this.cache.append(++count, line)
    this.end = append.offset + append.length
    this.unended = open
    return count
  }

  private async fetchMissing(): Promise<void> {
    if (this.fetching || this.closed || !this.view.numbered) return
    const [from, to] = this.wanted
    const missing = this.cache.missing(from, Math.min(to, this.view.total))
    if (missing === undefined) return
    this.fetching = true
    const first = this.cache.startFor(missing)
    const count = Math.min(2 * CHUNK, Math.max(CHUNK, to - first + 1))
    const reply = await this.calls.lines(first, count)
    this.fetching = false
    if (this.closed) return
    if (!reply.ok) {
      this.become({ trouble: reply.status === 503 ? this.view.trouble : reply.detail })
      this.later(RETRY_MS, () => void this.fetchMissing())
    } else if (reply.value.generation !== this.view.generation) {
      if (!this.past.has(reply.value.generation)) void this.sync()
    } else if (reply.value.lines.length === 0) {
      // Fewer lines than we thought.
      void this.sync()
    } else {
      this.accept(reply.value, first)
      this.later(0, () => void this.fetchMissing())
    }
  }

  /** Lines of the middle are as they are; what a reply says of the end may be older or newer than the view. */
  private accept({ lines, end }: LogLines, asked: number): void {
    const { total } = this.view
    const room = total - asked + 1
    // The last line may have grown since, or here already: its events tell it.
    const known = lines.length >= room && end !== this.end ? lines.slice(0, room - 1) : lines.slice(0, room)
    if (known.length === 0) return void this.sync()
    this.cache.put(asked, known)
    this.become({ trouble: null })
  }

  private become(what: Partial<LogView>): void {
    this.view = { ...this.view, ...what }
    for (const listener of this.listeners) listener()
  }

  private later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (!this.closed) run()
    }, ms)
    this.timers.add(timer)
  }
}
