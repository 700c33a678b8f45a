import { Attachments, type RunListener } from './attachments'
import { delayBefore } from './backoff'
import { type Carrier, CUT, type Ears, EXPIRED, overSocket } from './carrier'
import { overEvents } from './eventCarrier'
import type { Message } from './message'
import { isAfter, positionOf } from './position'
import type { Renewal } from './renewal'
import { Silence } from './silence'
import { tellAll } from './tellAll'
import type { Envelope, FileEvent } from './wire'

/** How the line to the node is. `waiting` stays until the node has said something again. */
export type LineState =
  | { kind: 'connecting' }
  /** `socket`: the usual one; `events`: server-sent events, where a WebSocket cannot pass. */
  | { kind: 'live'; by: 'socket' | 'events' }
  /** `long`: for more than a second, so that it is worth telling. */
  | { kind: 'waiting'; long: boolean; reason: string | null }

/** Who listens to the line. */
export interface Listener {
  onState(state: LineState): void
  onEvent(envelope: Envelope): void
  /** Events are lost: what was built from them has to be asked for anew. */
  onReset(): void
}

/** What stands at the rim, so that tests can put their own there. */
export interface Rim {
  socket(path: string): WebSocket
  source(url: string): EventSource
  random(): number
  renew(): Promise<Renewal>
  /** Asks the node for anything that needs an identity; a 401 has then been told where it belongs. */
  ask(): Promise<{ ok: boolean; status?: number; detail?: string }>
}

/** An outage shorter than this is nobody's business. */
const LONG_MS = 1_000
/** How long an attempt may take until the node has said something. */
const OPEN_MS = 10_000
/** A WebSocket that fails so often while the node answers cannot pass. */
const FAILED_OPENS = 2
/** After this long with server-sent events the WebSocket is tried again. */
const SOCKET_AGAIN_MS = 300_000
/** Messages of the WebSocket protocol that tell of a policy: not authenticated, or too many messages. */
const POLICY = 1008
const TOO_SLOW = 4408

/**
 * The one line between this tab and its node, which always comes back. Events go on after the last
 * one that was handled; watched files begin with what is on disk now.
 */
export class Line {
  private readonly rim: Rim
  private readonly listener: Listener
  private readonly files = new Map<string, Set<(event: FileEvent) => void>>()
  private readonly runs = new Attachments(() => (this.ready ? this.carrier : undefined))
  private readonly silence: Silence
  private state: LineState = { kind: 'connecting' }
  private running = false
  private position: string | undefined
  private carrier: Carrier | undefined
  private ready = false
  private by: 'socket' | 'events' = 'socket'
  private failedOpens = 0
  private attempt = 0
  private next: ReturnType<typeof setTimeout> | undefined
  private patience: ReturnType<typeof setTimeout> | undefined
  private opening: ReturnType<typeof setTimeout> | undefined
  private socketAgain: ReturnType<typeof setTimeout> | undefined

  constructor(rim: Rim, listener: Listener) {
    this.rim = rim
    this.listener = listener
    this.silence = new Silence(
      () => this.carrier?.ping() ?? false,
      () => this.drop(),
    )
  }

  start(): void {
    if (this.running) return
    this.running = true
    this.connect()
  }

  /** Until `start`: nobody is signed in. Position and watched files are kept. */
  stop(): void {
    if (!this.running) return
    this.running = false
    this.letGo()
    for (const timer of [this.next, this.patience, this.socketAgain]) clearTimeout(timer)
    this.next = this.patience = this.socketAgain = undefined
    this.attempt = 0
    this.become({ kind: 'connecting' })
  }

  /** A snapshot was true at this position: events go on from there, unless they are further already. */
  resumeFrom(position: string): void {
    if (this.position !== undefined) return
    this.position = position
    if (this.ready) this.carrier?.subscribe(position)
  }

  /** Follows a file; the first event is `initial`, and again one after each outage. */
  watch(path: string, listener: (event: FileEvent) => void): () => void {
    const listeners = this.files.get(path) ?? new Set()
    // A second listener needs the content too, and only a new watch tells it.
    if (listeners.size > 0 && this.ready) this.carrier?.unwatch(path)
    this.files.set(path, listeners.add(listener))
    if (this.ready) this.carrier?.watch(path)
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return
      this.files.delete(path)
      if (this.ready) this.carrier?.unwatch(path)
    }
  }

  /** Follows a run after its event of that number, also across outages. */
  attach(run: string, listener: RunListener, after = 0, server?: string): () => void {
    return this.runs.attach(run, listener, after, server)
  }

  /** The user is back, or the network: no more waiting, and is the node still there? */
  wake(): void {
    if (this.next !== undefined) this.connect()
    else if (this.ready) this.silence.probe()
  }

  private connect(): void {
    clearTimeout(this.next)
    this.next = undefined
    const ears: Ears = {
      ready: () => this.onReady(),
      proved: () => this.onProved(),
      heard: (message) => this.onHeard(message),
      ended: (code, reason) => void this.onEnded(code, reason),
    }
    this.opening = setTimeout(() => this.drop(), OPEN_MS)
    this.carrier =
      this.by === 'socket' ? overSocket(this.rim.socket, ears) : overEvents(this.rim.source, ears)
  }

  private onReady(): void {
    this.ready = true
    if (this.by === 'socket') this.failedOpens = 0
    if (this.position !== undefined) this.carrier?.subscribe(this.position)
    for (const path of this.files.keys()) this.carrier?.watch(path)
    this.runs.again()
    // Its answer proves that the node is there, even where nothing happens.
    this.carrier?.ping()
  }

  private onProved(): void {
    this.attempt = 0
    clearTimeout(this.opening)
    clearTimeout(this.patience)
    this.patience = undefined
    this.silence.broken()
    if (this.by === 'events') this.socketAgain ??= setTimeout(() => this.trySocket(), SOCKET_AGAIN_MS)
    if (this.state.kind !== 'live' || this.state.by !== this.by) this.become({ kind: 'live', by: this.by })
  }

  private onHeard(message: Message): void {
    if (message.kind === 'file') {
      tellAll(this.files.get(message.event.watch) ?? [], message.event)
    } else if (message.kind === 'run') this.runs.heard(message.news)
    else if (message.kind === 'runRefused') this.runs.refused(message.run, message.detail)
    else if (message.kind === 'event') this.onEvent(message.envelope)
  }

  private onEvent(envelope: Envelope): void {
    // Told twice is no news; a reset may stand at the very place where we are.
    if (envelope.type !== 'reset' && !isAfter(envelope, this.position)) return
    this.position = positionOf(envelope)
    if (envelope.type === 'reset') this.listener.onReset()
    else this.listener.onEvent(envelope)
  }

  private async onEnded(code: number, reason: string): Promise<void> {
    const opened = this.ready
    const first = this.attempt === 0
    this.letGo()
    const wait = setTimeout(() => this.connect(), delayBefore(this.attempt++, this.rim.random))
    this.next = wait
    this.lose(reason)
    if (code === TOO_SLOW) this.listener.onReset()
    if (code === EXPIRED) {
      const renewal = await this.rim.renew()
      // A refusal is told by the page's next question, as every 401.
      if (renewal === 'refused') await this.rim.ask()
      else if (renewal === 'renewed' && first && this.next === wait) this.connect()
    } else if (code === POLICY || !opened || this.by === 'events') await this.findOut(opened, wait)
  }

  /** A browser does not tell why a stream does not open, so the node itself is asked. */
  private async findOut(opened: boolean, wait: typeof this.next): Promise<void> {
    const { ok, status, detail } = await this.rim.ask()
    if (!this.running || this.state.kind === 'live') return
    if (!ok && status !== 0 && detail)
      this.become({ ...this.state, kind: 'waiting', long: true, reason: detail })
    if (!ok || opened || this.by === 'events' || ++this.failedOpens < FAILED_OPENS) return
    this.by = 'events'
    if (this.next === wait) this.connect()
  }

  /** One more failure brings the server-sent events back. */
  private trySocket(): void {
    this.socketAgain = undefined
    this.by = 'socket'
    this.failedOpens = FAILED_OPENS - 1
    this.letGo()
    this.connect()
  }

  private drop(): void {
    this.carrier?.close()
    void this.onEnded(CUT, '')
  }

  private letGo(): void {
    this.carrier?.close()
    this.carrier = undefined
    this.ready = false
    clearTimeout(this.opening)
    this.silence.stop()
  }

  private lose(reason: string): void {
    const long = this.state.kind === 'waiting' && this.state.long
    this.become({ kind: 'waiting', long, reason: reason || null })
    this.patience ??= setTimeout(() => {
      if (this.state.kind === 'waiting') this.become({ ...this.state, long: true })
    }, LONG_MS)
  }

  private become(state: LineState): void {
    this.state = state
    this.listener.onState(state)
  }
}
