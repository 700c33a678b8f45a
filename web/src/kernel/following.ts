import { type ChangeDesc, Text } from '@codemirror/state'
import type { StoreApi } from 'zustand/vanilla'
import type { KernelCalls } from '../api/kernelCalls'
import type { Run, RunNews } from '../api/kernelWire'
import type { OpenText } from '../desk/companion'
import { followRun } from '../live/connection'
import { digestOf } from './digest'
import type { KernelView } from './kernelView'
import { changesBetween } from './movedLines'
import { type Look, leftBehind, type Origin, type Placed, withLooks, withPast } from './placed'
import { editsSince, noteEdits, putResults, results } from './results'
import { isUnread, keyOf, lookOf, mayBeUnread, placeRun, rankOf } from './runPlacing'
import { begunRun, isOver, type RunState, reduceRun } from './runState'

/** The text that ran, and the token under which edits since are noted. */
interface Sent {
  token: object
  doc: Text
  /** What makes it the one that stood here as the token began, where that was another. */
  before?: ChangeDesc
}

interface Followed {
  run: Run
  /** Nothing where nobody knows the text that ran. */
  sent: Sent | undefined
  mine: boolean
  end: () => void
}

/** Several runs of one text come together, as the file is opened. */
const KEPT_SCRIPTS = 3

/** What one pause has brought: the runs that were told of, those that began, and those that Python has read. */
interface Batch {
  told: ReadonlySet<string>
  begun: ReadonlySet<string>
  read: ReadonlySet<string>
}

/** A thousand short statements tell thousands of events: the page shows them some times a second. */
const PAUSE_MS = 16

/** Follows the runs of one file, and puts what they tell where the page shows it. */
export class Following {
  private readonly text: OpenText
  private readonly store: StoreApi<KernelView>
  private readonly server: string | undefined
  private readonly calls: KernelCalls
  private readonly onEnd: () => void
  private readonly followed = new Map<string, Followed>()
  private readonly known = new Set<string>()
  private waiting: { news: RunNews; at: number }[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly scripts = new Map<string, Promise<string | null>>()
  /** When the kernel that is alive began; Infinity where none is. */
  private life = Number.NEGATIVE_INFINITY
  /** The latest run of the whole script that Python could read: nothing of before it stands. */
  private settled = Number.NEGATIVE_INFINITY
  /** The latest that Python could not read: what is of before it is left behind. */
  private unread = Number.NEGATIVE_INFINITY
  private closed = false

  constructor(
    text: OpenText,
    store: StoreApi<KernelView>,
    of: { server: string | undefined; calls: KernelCalls; onEnd: () => void },
  ) {
    this.text = text
    this.store = store
    this.server = of.server
    this.calls = of.calls
    this.onEnd = of.onEnd
  }

  /** `sent` of a run that was started here; of another it is found out whether it ran the same text. */
  follow(run: Run, sent?: Sent): void {
    if (this.known.has(run.id)) return
    this.known.add(run.id)
    // Who runs is alive, whatever is known of it yet.
    if (!isOver(run.status) && run.session === this.text.path) {
      this.life = Math.min(this.life, rankOf(run.started))
    }
    if (sent) this.begin(run, sent, true)
    else void this.recognise(run).then((known) => this.closed || this.begin(run, known, false))
  }

  /** The names that earlier runs made are gone: what they show is of before. */
  begunAt(life: number): void {
    this.life = life
    const standing = this.text.state().field(results, false)
    const placed = standing && this.dated(standing)
    if (placed && placed !== standing) this.text.dispatch({ effects: putResults.of(placed) })
  }

  private dated(placed: readonly Placed[]): readonly Placed[] {
    const { runs } = this.store.getState()
    return withPast(placed, ({ run, rank, state }) => {
      const its = runs[run]
      // Of other sessions' kernels nothing is known here; and what has killed a kernel is the news.
      if (!its?.over || its.session !== this.text.path) return false
      return rank < this.life && !(its.status === 'died' && state === 'failed')
    })
  }

  private async recognise(run: Run): Promise<Sent | undefined> {
    const { doc } = this.text.state()
    const token = {}
    this.note(token, true)
    if ((await digestOf(this.text.text())) === run.script) return { token, doc }
    this.note(token, false)
    const script = await this.scriptOf(run)
    if (script === null || this.closed) return undefined
    // What was typed while it was fetched is part of the difference.
    const ran = Text.of(script.split(/\r\n?|\n/))
    const sent = { token: {}, doc: ran, before: changesBetween(ran, this.text.state().doc).desc }
    this.note(sent.token, true)
    return sent
  }

  /** The text that ran; runs of one text are asked for it once. Null where the node does not have it. */
  private scriptOf({ id, script }: Run): Promise<string | null> {
    const key = script || id
    const asked =
      this.scripts.get(key) ??
      this.calls.getScript(id).then((reply) => {
        if (reply.ok && typeof reply.value.script === 'string') return reply.value.script
        this.scripts.delete(key)
        return null
      })
    this.scripts.set(key, asked)
    const [oldest = key] = this.scripts.keys()
    if (this.scripts.size > KEPT_SCRIPTS) this.scripts.delete(oldest)
    return asked
  }

  private note(token: object, on: boolean): void {
    this.text.dispatch({ effects: noteEdits.of({ token, on }) })
  }

  private begin(run: Run, sent: Sent | undefined, mine: boolean): void {
    const listener = {
      heard: (news: RunNews) => this.hear(news),
      refused: () => this.lose(run.id),
    }
    this.store.setState(({ runs, active }) => ({
      runs: { ...runs, [run.id]: begunRun(run) },
      active: isOver(run.status) ? active : [...active, run.id],
    }))
    this.followed.set(run.id, { run, sent, mine, end: () => undefined })
    const end = followRun(run.id, listener, 0, this.server)
    const followed = this.followed.get(run.id)
    if (followed) followed.end = end
    else end()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    for (const { end } of this.followed.values()) end()
    this.followed.clear()
  }

  /** It was started here. */
  isMine(run: string): boolean {
    return this.followed.get(run)?.mine ?? false
  }

  /** Forgets runs of which nothing is shown any more. */
  prune(): void {
    const standing = new Set(
      this.text
        .state()
        .field(results, false)
        ?.map(({ run }) => run),
    )
    const runs = this.store.getState().runs
    const kept = Object.entries(runs).filter(([id]) => standing.has(id) || this.followed.has(id))
    if (kept.length < Object.keys(runs).length) this.store.setState({ runs: Object.fromEntries(kept) })
  }

  private hear(news: RunNews): void {
    this.waiting.push({ news, at: Date.now() })
    this.timer ??= setTimeout(() => this.flush(), PAUSE_MS)
  }

  private flush(): void {
    this.timer = undefined
    const batch = this.waiting.splice(0)
    const runs = { ...this.store.getState().runs }
    const begun = new Set<string>()
    const read = new Set<string>()
    const ended: RunState[] = []
    let usage = this.store.getState().usage
    for (const { news, at } of batch) {
      const before = runs[news.run]
      const followed = this.followed.get(news.run)
      if (!before || !followed) continue
      const after = reduceRun(before, news.event, beganAt(before, followed, at))
      runs[news.run] = after
      if (news.event.type === 'expressions') begun.add(news.run)
      if (news.event.type === 'result' || after.over) read.add(news.run)
      if (after.usage !== before.usage) usage = after.usage
      if (after.over && !before.over) ended.push(after)
    }
    const over = new Set(ended.map(({ id }) => id))
    this.store.setState(({ active, last, finished }) => ({
      runs,
      usage,
      active: active.filter((id) => !over.has(id)),
      last: latest(last, ended, this.followed),
      finished: finished + ended.length,
    }))
    this.show({ told: new Set(batch.map(({ news }) => news.run)), begun, read }, runs)
    for (const { id } of ended) this.leave(id)
    this.prune()
    if (ended.length > 0) this.onEnd()
  }

  private show({ told, begun, read }: Batch, runs: KernelView['runs']): void {
    const state = this.text.state()
    const standing = state.field(results, false)
    if (!standing) return
    let placed: readonly Placed[] = standing
    for (const id of begun) {
      const run = runs[id]
      const followed = this.followed.get(id)
      if (!run || !followed || rankOf(followed.run.started) < this.settled) continue
      placed = placeRun(placed, run, followed.run, this.originOf(followed), state.doc)
    }
    for (const id of read) placed = this.settle(placed, runs[id])
    const looks = new Map<string, Look>()
    for (const id of told) {
      for (const statement of runs[id]?.statements.values() ?? []) {
        looks.set(keyOf(id, statement.node), lookOf(statement))
      }
    }
    placed = this.dated(leftBehind(withLooks(placed, looks), this.unread))
    if (placed !== standing) this.text.dispatch({ effects: putResults.of(placed) })
  }

  /** A run of the whole script that Python could read replaces all that stood before it. */
  private settle(placed: readonly Placed[], run: RunState | undefined): readonly Placed[] {
    const followed = run && this.followed.get(run.id)
    if (!followed || followed.run.from !== null || run.statements.size === 0) return placed
    const rank = rankOf(followed.run.started)
    if (isUnread(run)) {
      this.unread = Math.max(this.unread, rank)
      return placed
    }
    this.settled = Math.max(this.settled, rank)
    if (!mayBeUnread(run, followed.run)) return placed
    return placed.filter((one) => one.run === run.id || one.rank > rank)
  }

  private originOf({ sent }: Followed): Origin {
    const state = this.text.state()
    const since = sent && state.field(editsSince, false)?.get(sent.token)
    if (!sent || !since) return { doc: state.doc, changes: state.changes().desc, sure: false }
    return { doc: sent.doc, changes: sent.before?.composeDesc(since) ?? since, sure: true }
  }

  private leave(id: string): void {
    const followed = this.followed.get(id)
    if (!followed) return
    this.followed.delete(id)
    followed.end()
    if (followed.sent) this.note(followed.sent.token, false)
  }

  /** The node knows nothing of it (any more). */
  private lose(id: string): void {
    this.leave(id)
    this.store.setState(({ active }) => ({ active: active.filter((one) => one !== id) }))
    this.prune()
  }
}

/** When a statement began that had begun before we came: the run's start and what it has run since. */
function beganAt(state: RunState, { run, mine }: Followed, heard: number): number {
  const { started, status, executed } = run
  if (mine || status === 'queued' || (status === 'running' && state.executed > executed)) return heard
  let spent = 0
  for (const { ms } of state.statements.values()) spent += ms ?? 0
  return Math.min(heard, Date.parse(started) + spent || heard)
}

/** Runs that ended long ago are told anew as the file is opened: the one that began last counts. */
function latest(
  last: RunState | null,
  ended: readonly RunState[],
  followed: ReadonlyMap<string, Followed>,
): RunState | null {
  const startOf = ({ id }: RunState) => Date.parse(followed.get(id)?.run.started ?? '') || 0
  return ended.reduce<RunState | null>(
    (so, run) => (so === null || !followed.has(so.id) || startOf(run) >= startOf(so) ? run : so),
    last,
  )
}
