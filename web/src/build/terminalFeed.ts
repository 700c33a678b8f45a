import type { Reply } from '../api/request'
import type { Envelope, TerminalPart } from '../api/wire'

/** As many bytes of before are shown: more than 100,000 lines of most builds. */
export const BEFORE = 8 * 1024 * 1024
const PART = 1024 * 1024
const AGAIN_MS = 1_000
/** Characters that the screen may still have to draw, and that may wait here; beyond, they are asked for later. */
export const MOST = 4 * 1024 * 1024

/** Where the bytes go. `drawn` is called once the screen has them, however long that takes. */
export interface Screen {
  write(text: string, drawn: () => void): void
  /** What is on it is too old to be worth going on from. */
  clear(): void
  /** Bytes that stand before the first one shown; bytes that are nowhere any more. */
  left(before: number, lost: number): void
}

type Ask = (session: string, offset: number, limit: number) => Promise<Reply<TerminalPart>>

interface Told {
  output: string
  offset: number
  end: number
  missing: boolean
}

function toldOf({ data }: Envelope): Told {
  const offset = typeof data.offset === 'number' ? data.offset : 0
  const length = typeof data.length === 'number' ? data.length : 0
  const output = typeof data.output === 'string' ? data.output : ''
  return { output, offset, end: offset + length, missing: data.missing === true }
}

/**
 * Joins what a session wrote before with what it writes now, by the place of each byte: nothing twice, and
 * nothing left out. Where what is told does not go on where it stopped, the hole is asked for. A build that
 * writes faster than the browser draws is not kept in memory: it is read on from the node.
 */
export class TerminalFeed {
  private readonly session: string
  private readonly ask: Ask
  private readonly screen: Screen
  private waiting: Told[] = []
  private waitingSize = 0
  /** Bytes up to here are written; undefined until the first part came. */
  private next: number | undefined
  private asking = false
  private ended = false
  /** Something was told that does not wait here. */
  private behind = false
  private undrawn = 0
  private roomy: (() => void) | undefined
  /** It was asked for since it was told that the build has come to this byte, and did not come. */
  private vain = -1
  private before = 0
  private lost = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: string, ask: Ask, screen: Screen) {
    this.session = session
    this.ask = ask
    this.screen = screen
  }

  start(): void {
    void this.fill()
  }

  hear(envelope: Envelope): void {
    if (this.ended || envelope.type !== 'terminal_output' || envelope.data.session_id !== this.session) return
    const told = toldOf(envelope)
    if (this.behind || this.waitingSize + told.output.length > MOST) {
      this.waiting = []
      this.waitingSize = 0
      this.behind = true
    } else {
      this.waiting.push(told)
      this.waitingSize += told.output.length
    }
    if (!this.asking) this.goOn()
  }

  /** What was told meanwhile may be lost: asks. */
  again(): void {
    if (!this.asking && !this.ended) void this.fill()
  }

  end(): void {
    this.ended = true
    clearTimeout(this.timer)
  }

  private goOn(): void {
    if (this.ended || this.undrawn > MOST) return
    if (this.behind) void this.fill()
    else this.drain()
  }

  private write(text: string): void {
    if (text === '') return
    this.undrawn += text.length
    this.screen.write(text, () => {
      this.undrawn -= text.length
      if (this.undrawn > MOST / 2) return
      this.roomy?.()
      if (!this.asking && (this.behind || this.waiting.length > 0)) this.goOn()
    })
  }

  private drain(): void {
    const { waiting } = this
    this.waiting = []
    this.waitingSize = 0
    for (const [index, told] of waiting.entries()) {
      const next = this.next ?? 0
      if (told.end <= next) continue
      const hole = told.offset !== next || told.missing
      if ((hole && this.vain !== told.end) || this.undrawn > MOST) {
        this.waiting = waiting.slice(index)
        this.waitingSize = this.waiting.reduce((sum, { output }) => sum + output.length, 0)
        if (this.undrawn > MOST) return
        this.vain = told.end
        void this.fill()
        return
      }
      if (hole) this.lose((told.missing ? told.end : told.offset) - next)
      this.write(told.output)
      this.next = told.end
    }
  }

  private lose(bytes: number): void {
    this.lost += Math.max(0, bytes)
    this.screen.left(this.before, this.lost)
  }

  private room(): Promise<void> {
    if (this.undrawn <= MOST) return Promise.resolve()
    return new Promise((resolve) => {
      this.roomy = resolve
    })
  }

  /** Asks for all from where it stopped up to the end. */
  private async fill(): Promise<void> {
    this.asking = true
    this.behind = false
    while (!this.ended) {
      await this.room()
      const reply = await this.ask(this.session, this.next ?? -BEFORE, PART)
      if (this.ended) return
      if (!reply.ok) {
        // Gone is gone; a node that does not answer will.
        if (reply.status === 404) this.end()
        else this.timer = setTimeout(() => void this.fill(), AGAIN_MS)
        return
      }
      if (this.isTooOld(reply.value)) continue
      this.take(reply.value)
      if (reply.value.next >= reply.value.total || reply.value.output === '') break
    }
    this.asking = false
    // What was told and is not in the answer yet comes now; a hole would be asked for again.
    this.goOn()
  }

  /** So far behind that what it would show next is going to be scrolled away: begins anew, nearer to the end. */
  private isTooOld({ offset, total }: TerminalPart): boolean {
    if (this.next === undefined || total - offset <= 2 * BEFORE) return false
    this.screen.clear()
    this.next = undefined
    return true
  }

  private take({ output, offset, next }: TerminalPart): void {
    const first = this.next === undefined
    this.next = next
    if (first) {
      this.before = offset
      this.screen.left(this.before, this.lost)
    }
    // In the middle of a line, perhaps of a control sequence: shown from the next line on.
    this.write(first && offset > 0 ? output.slice(output.indexOf('\n') + 1) : output)
  }
}
