import type { Carrier } from './carrier'
import type { RunNews } from './kernelWire'

/** Who follows a run. */
export interface RunListener {
  heard(news: RunNews): void
  /** The node cannot tell about it (any more). */
  refused?(detail: string): void
}

interface Attachment {
  server: string | undefined
  /** Each listener with the number of the last event that it was told. */
  listeners: Map<RunListener, number>
}

/**
 * The runs that this tab follows. After an outage each goes on after the last event that was told,
 * so every numbered event is told once and in order.
 */
export class Attachments {
  private readonly runs = new Map<string, Attachment>()
  private readonly carrier: () => Carrier | undefined

  /** `carrier` is nothing while there is none that may be told what to carry. */
  constructor(carrier: () => Carrier | undefined) {
    this.carrier = carrier
  }

  attach(run: string, listener: RunListener, after: number, server?: string): () => void {
    const known = this.runs.get(run)
    const attachment = known ?? { server, listeners: new Map() }
    attachment.listeners.set(listener, after)
    this.runs.set(run, attachment)
    // A second follower may want what the first has heard already.
    if (known) this.carrier()?.detach(run)
    this.say(run, attachment)
    return () => {
      if (!attachment.listeners.delete(listener) || attachment.listeners.size > 0) return
      this.forget(run)
    }
  }

  /** A new carrier knows nothing of them. */
  again(): void {
    for (const [run, attachment] of this.runs) this.say(run, attachment)
  }

  heard(news: RunNews): void {
    const attachment = this.runs.get(news.run)
    if (!attachment) return
    for (const [listener, after] of [...attachment.listeners]) {
      if (news.number !== null) {
        if (news.number <= after) continue
        attachment.listeners.set(listener, news.number)
      }
      listener.heard(news)
    }
  }

  refused(run: string, detail: string): void {
    const attachment = this.runs.get(run)
    this.forget(run)
    for (const listener of attachment?.listeners.keys() ?? []) listener.refused?.(detail)
  }

  private say(run: string, { listeners, server }: Attachment): void {
    this.carrier()?.attach(run, Math.min(...listeners.values()), server)
  }

  private forget(run: string): void {
    if (this.runs.delete(run)) this.carrier()?.detach(run)
  }
}
