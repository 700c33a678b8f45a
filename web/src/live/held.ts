import { isAfter } from '../api/position'
import type { Refusal, Reply } from '../api/request'
import type { Envelope, Project } from '../api/wire'

/** What the node said last, and why it says nothing newer, where that is so. */
export interface Snapshot<T> {
  value: T | undefined
  etag: string | undefined
  /** Events up to here are in it. */
  position: string | undefined
  trouble: Refusal | null
}

/** What events name as their project: one of the list, or something that stands beside it. */
export interface Followed {
  id: string
}

/** A kind of question that can be asked of each project. */
export interface Source<T, P extends Followed = Project> {
  name: string
  of(project: P): Question<T>
}

/** A question to the node, and which events make its answer old. */
export interface Question<T> {
  ask(): Promise<Reply<T>>
  concerns(envelope: Envelope): boolean
  /** What an event says by itself, before the node is asked again. */
  after?(value: T, envelope: Envelope): T
  /** The node gathers such events itself, so each is worth a question at once. */
  gathered?: boolean
}

const NOTHING = { value: undefined, etag: undefined, position: undefined, trouble: null }

/** A burst of events is one question; nobody is asked more often than this. */
const APART_MS = 300
const SOON_MS = 60
/** A node that is busy says 503: a log is still being counted. */
const BUSY_MS = 1_500

/** A file that cannot be read is told of by an event when it can be. */
const isBroken = ({ code }: Refusal) => /^(bad|database)_/.test(code)

/** An answer that is kept true: asked for anew when an event is heard that is not in it yet. */
export class Held<T> {
  private readonly question: Question<T>
  private snapshot: Snapshot<T> = NOTHING
  private readonly listeners = new Set<() => void>()
  private asking = false
  /** Something newer came while the question was on its way. */
  private overtaken = false
  private again = false
  /** Somebody wants to know what comes; what is on its way is taken anyhow. */
  private followed = false
  private meanwhile: Envelope[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private askedAt = Number.NEGATIVE_INFINITY

  constructor(question: Question<T>) {
    this.question = question
  }

  readonly get = (): Snapshot<T> => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  hear(envelope: Envelope): void {
    if (this.asking) this.meanwhile.push(envelope)
    if (isAfter(envelope, this.snapshot.position)) this.apply(envelope)
    if (!this.asking && this.isNews(envelope)) this.soon()
  }

  /** Asks in a moment; whoever asks until then is answered by the same. */
  soon(): void {
    if (this.asking) {
      this.again = true
      return
    }
    const { gathered } = this.question
    const wait = gathered ? 0 : Math.max(SOON_MS, this.askedAt + APART_MS - Date.now())
    this.timer ??= setTimeout(() => void this.now(), wait)
  }

  /** Asks, and from now on whenever there is a reason to. */
  start(): void {
    this.followed = true
    void this.now()
  }

  /** Asks once. */
  async now(): Promise<void> {
    if (this.asking) {
      this.again = true
      return
    }
    this.rest()
    this.asking = true
    this.again = false
    this.overtaken = false
    this.meanwhile = []
    this.askedAt = Date.now()
    const reply = await this.question.ask()
    this.asking = false
    const { meanwhile } = this
    if (!this.overtaken) this.take(reply)
    if (!this.followed) return
    if (this.overtaken) return this.soon()
    if (!reply.ok && reply.status === 503 && !isBroken(reply))
      this.timer ??= setTimeout(() => void this.now(), BUSY_MS)
    if (this.again || meanwhile.some((envelope) => this.isNews(envelope))) this.soon()
  }

  /** An answer that came by another way, such as that of a save. */
  answer(reply: Reply<T>): void {
    this.overtaken = this.asking
    this.take(reply)
  }

  stop(): void {
    this.followed = false
    this.rest()
  }

  private rest(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private take(reply: Reply<T>): void {
    if (!reply.ok) {
      // What is not there any more is not shown; of a node that does not answer, the last word is.
      const gone = reply.status === 404 || reply.status === 409
      this.become({ ...(gone ? NOTHING : this.snapshot), trouble: reply })
      return
    }
    const position = reply.position ?? this.snapshot.position
    this.become({ value: reply.value, etag: reply.etag, position, trouble: null })
    for (const envelope of this.meanwhile) if (isAfter(envelope, position)) this.apply(envelope)
    this.meanwhile = []
  }

  /** A change of a file is told before what it means was understood: an answer may not have it yet. */
  private isNews(envelope: Envelope): boolean {
    const contained = envelope.type !== 'disk_changed' && !isAfter(envelope, this.snapshot.position)
    return !contained && this.question.concerns(envelope)
  }

  private apply(envelope: Envelope): void {
    const { value } = this.snapshot
    if (value === undefined || !this.question.after) return
    const next = this.question.after(value, envelope)
    if (next !== value) this.become({ ...this.snapshot, value: next })
  }

  private become(next: Snapshot<T>): void {
    this.snapshot = next
    for (const listener of this.listeners) listener()
  }
}
