/** After so long without a message the node is asked for one. */
const QUIET_MS = 20_000
/** How long it may take to answer. */
const ANSWER_MS = 10_000
/** The same for somebody who has just come back, and sees what may be old. */
const HASTY_ANSWER_MS = 3_000

/** Finds out that nobody is at the other end: a machine that slept is told nothing of a cut line. */
export class Silence {
  private readonly ping: () => boolean
  private readonly dead: () => void
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = false

  /** `ping` says whether there is a way to ask; `dead` is told when no answer came. */
  constructor(ping: () => boolean, dead: () => void) {
    this.ping = ping
    this.dead = dead
  }

  /** Something was heard. */
  broken(): void {
    this.asked = false
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.probe(ANSWER_MS), QUIET_MS)
  }

  probe(patience: number = HASTY_ANSWER_MS): void {
    if (this.asked || !this.ping()) return
    this.asked = true
    clearTimeout(this.timer)
    this.timer = setTimeout(this.dead, patience)
  }

  stop(): void {
    this.asked = false
    clearTimeout(this.timer)
  }
}
