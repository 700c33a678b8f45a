import type { Refusal, Reply } from '../api/request'

/** Characters that one request takes; 3 bytes each at the most, and the node takes 4,096. */
const PART = 1_300

/** Sends what is typed, in order: what comes while a request is on its way goes with the next one. */
export class Typed {
  private readonly send: (text: string) => Promise<Reply<unknown>>
  private readonly refused: (why: Refusal) => void
  private waiting = ''
  private sending = false

  /** @param refused what was typed up to then is dropped: half of it would be another answer */
  constructor(send: (text: string) => Promise<Reply<unknown>>, refused: (why: Refusal) => void) {
    this.send = send
    this.refused = refused
  }

  type(text: string): void {
    this.waiting += text
    if (!this.sending) void this.run()
  }

  private async run(): Promise<void> {
    this.sending = true
    while (this.waiting !== '') {
      const part = headOf(this.waiting)
      this.waiting = this.waiting.slice(part.length)
      const reply = await this.send(part)
      if (reply.ok) continue
      this.waiting = ''
      this.refused(reply)
    }
    this.sending = false
  }
}

/** Not between the two halves of a character. */
function headOf(text: string): string {
  const cut = text.length > PART && /[\uD800-\uDBFF]/.test(text.charAt(PART - 1)) ? PART - 1 : PART
  return text.slice(0, cut)
}
