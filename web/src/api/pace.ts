/** The node allows 100 messages a second (streams.md); two of our windows may touch within one. */
const A_SECOND = 40

/** Lets so many messages out within a second; the rest waits its turn, in order. */
export class Pace {
  private readonly send: (text: string) => void
  private readonly waiting: string[] = []
  private said = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (text: string) => void) {
    this.send = send
  }

  say(text: string): void {
    this.waiting.push(text)
    this.flush()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.waiting.length = 0
  }

  private flush(): void {
    for (const text of this.waiting.splice(0, A_SECOND - this.said)) {
      this.said++
      this.send(text)
    }
    if (this.said === 0) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.said = 0
      this.flush()
    }, 1000)
  }
}
