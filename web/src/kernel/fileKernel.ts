import { EditorView } from '@codemirror/view'
import { createStore } from 'zustand/vanilla'
import { type KernelCalls, kernelCalls, listServers } from '../api/kernelCalls'
import type { Kernel, KernelStatus, Run } from '../api/kernelWire'
import type { Refusal, Reply } from '../api/request'
import type { Envelope } from '../api/wire'
import type { OpenText } from '../desk/companion'
import { onEvent, onReset, useLine } from '../live/connection'
import { useNode, whyNoWriting } from '../node/node'
import { baseName } from '../node/paths'
import { faultOf } from './faultPlace'
import { Following } from './following'
import { currentRun, hasNames, type KernelView, type Trouble, UNKNOWN } from './kernelView'
import { visible } from './output/visible'
import { noteEdits, putResults } from './results'
import { rankOf } from './runPlacing'
import { isOver } from './runState'
import { chosenLines, type Lines, statementAfter, statementAt, statementsOf } from './statements'

/** After so long an interrupt that has ended nothing offers to restart. */
const PATIENCE_MS = 2_000
/** So many runs are looked through for results that still stand. */
const REMEMBERED_RUNS = 12

/** One open script: its kernel, its runs, and where their results stand. The session is its path. */
export class FileKernel {
  readonly path: string
  readonly server: string | undefined
  readonly calls: KernelCalls
  readonly store = createStore<KernelView>(() => UNKNOWN)
  private readonly text: OpenText
  private readonly following: Following
  private readonly ends: readonly (() => void)[]
  /** Runs that began while one of ours was on its way: it may be among them. */
  private held: Run[] = []
  private starting = 0
  /** The last order that went out; it never fails. */
  private sent: Promise<unknown> = Promise.resolve()
  private patience: ReturnType<typeof setTimeout> | undefined
  private closed = false
  /** The other node does not serve the file: there the script has a name and no place. */
  private nameless = false
  private unknownServer: string | null = null

  constructor(text: OpenText, server: string | undefined) {
    this.text = text
    this.path = text.path
    this.server = server
    this.calls = kernelCalls(server)
    this.following = new Following(text, this.store, {
      server,
      calls: this.calls,
      onEnd: () => this.runEnded(),
    })
    this.ends = [
      onEvent((envelope) => this.heard(envelope)),
      onReset(() => void this.ask()),
      useNode.subscribe(() => this.seeRights()),
      useLine.subscribe(({ state }, before) => {
        if (state.kind === 'live' && before.state.kind === 'waiting') void this.askKernel()
      }),
    ]
    this.seeRights()
    void this.begin()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.patience)
    this.following.close()
    for (const end of this.ends) end()
  }

  runAll(): Promise<void> {
    return this.start(undefined)
  }

  /** Runs what the cursor means and goes on to the next statement, so that pressing again runs that. */
  async runChosen(): Promise<void> {
    const state = this.text.state()
    const lines = chosenLines(state)
    if (!lines) return
    const next = statementAfter(statementsOf(state), lines.to)
    const anchor = next ? state.doc.line(next.from).from : state.doc.line(lines.to).to
    this.text.dispatch({ selection: { anchor }, scrollIntoView: true })
    await this.start(lines)
  }

  runLines(lines: Lines): Promise<void> {
    return this.start(lines)
  }

  async runAbove(): Promise<void> {
    const at = this.atCursor()
    if (at && at.from > 1) await this.start({ from: 1, to: at.from - 1 })
  }

  async runBelow(): Promise<void> {
    const at = this.atCursor()
    if (at) await this.start({ from: at.from, to: this.text.state().doc.lines })
  }

  async interrupt(): Promise<void> {
    const run = currentRun(this.store.getState())
    if (!run) return
    this.store.setState({ interrupting: 'asked' })
    clearTimeout(this.patience)
    this.patience = setTimeout(() => {
      if (this.store.getState().interrupting) this.store.setState({ interrupting: 'late' })
    }, PATIENCE_MS)
    const reply = await this.calls.interrupt(run.session)
    if (!reply.ok) this.fail('Not interrupted.', reply.detail)
  }

  /** Restarts where nothing is lost by it, and else asks first. */
  askToRestart(): void {
    if (hasNames(this.store.getState())) this.store.setState({ restarting: true })
    else void this.restart()
  }

  /** Ends what runs and forgets all names. */
  async restart(): Promise<boolean> {
    this.store.setState({ restarting: false })
    const session = currentRun(this.store.getState())?.session ?? this.path
    const reply = await this.calls.reset(session)
    if (!reply.ok) this.fail('Not restarted.', reply.detail)
    else void this.askKernel()
    return reply.ok
  }

  async restartAndRunAll(): Promise<void> {
    if (await this.restart()) await this.runAll()
  }

  async stop(): Promise<void> {
    const reply = await this.calls.stopKernel(this.path)
    if (!reply.ok && reply.code !== 'no_kernel') this.fail('Not stopped.', reply.detail)
    void this.askKernel()
  }

  async answer(run: string, input: { text: string } | { eof: true }): Promise<void> {
    const reply = await this.calls.giveInput(run, input)
    if (!reply.ok) this.fail('Your answer did not arrive.', reply.detail)
  }

  isMine(run: string): boolean {
    return this.following.isMine(run)
  }

  clearResults(): void {
    this.text.dispatch({ effects: putResults.of([]) })
    this.following.prune()
  }

  dismiss(): void {
    this.store.setState({ trouble: null })
  }

  private atCursor(): Lines | undefined {
    const state = this.text.state()
    return statementAt(statementsOf(state), state.doc.lineAt(state.selection.main.head).number)
  }

  private async start(lines: Lines | undefined): Promise<void> {
    if (this.store.getState().noRunning !== null) return
    const token = {}
    const { doc } = this.text.state()
    this.text.dispatch({ effects: noteEdits.of({ token, on: true }) })
    this.starting++
    this.store.setState({ starting: true, trouble: null })
    const script = this.text.text()
    // One after the other: two that are on their way together arrive in any order.
    const sent = this.sent.then(() => this.send(script, lines))
    this.sent = sent
    const reply = await sent
    this.starting--
    this.store.setState({ starting: this.starting > 0 })
    if (this.closed) return
    if (reply.ok) this.following.follow(reply.value, { token, doc })
    else {
      this.text.dispatch({ effects: noteEdits.of({ token, on: false }) })
      this.fail('Not run.', reply.detail, reply.code === 'too_many_kernels')
    }
    if (this.starting === 0) for (const run of this.held.splice(0)) this.following.follow(run)
  }

  /** Another node need not serve this file: then it gets the text and a name. */
  private async send(script: string, lines: Lines | undefined): Promise<Reply<Run>> {
    const order = { script, sessionId: this.path, ...(lines ? { lineRange: lines } : {}) }
    if (!this.nameless) {
      const reply = await this.calls.startRun({ ...order, path: this.path })
      if (reply.ok || this.server === undefined || !isUnserved(reply)) return reply
    }
    const reply = await this.calls.startRun({ ...order, path: baseName(this.path) })
    this.nameless ||= reply.ok
    return reply
  }

  private async begin(): Promise<void> {
    await this.text.loaded()
    if (this.closed) return
    if (this.server !== undefined && !(await this.knowsServer(this.server))) return
    await this.ask()
  }

  private async knowsServer(name: string): Promise<boolean> {
    const reply = await listServers()
    if (reply.ok ? reply.value.servers.some((known) => known.name === name) : reply.status !== 404)
      return true
    const known = reply.ok ? reply.value.servers.map((server) => server.name).join(', ') : ''
    const title = `No Python server is called “${visible(name)}”.`
    const others = known ? ` Known are: ${known}.` : ''
    const start = POSSIBLE_NAME.test(name) ? `Start Sightline with --connect-to ${name}=URL, or take` : 'Take'
    const detail = `${start} python-server out of the address to use the Python here.${others}`
    this.unknownServer = title
    this.store.setState({ noRunning: title, trouble: { title, detail } })
    return false
  }

  /** The kernel and the runs as they are now; what stands and is known stays as it is. */
  private async ask(): Promise<void> {
    const [runs] = await Promise.all([this.calls.listRuns(this.ofRuns(), REMEMBERED_RUNS), this.askKernel()])
    if (!runs.ok || this.closed) return
    // A run of the whole script has replaced whatever stood before it.
    const { runs: newestFirst } = runs.value
    const whole = newestFirst.findIndex(replacesAll)
    const standing = newestFirst.filter(({ status }, at) => whole < 0 || at <= whole || !isOver(status))
    for (const run of standing.reverse()) this.following.follow(run)
  }

  /** On another node the file may have no path. */
  private ofRuns(): { path: string } | { sessionId: string } {
    return this.server === undefined ? { path: this.path } : { sessionId: this.path }
  }

  private async askKernel(): Promise<void> {
    const reply = await this.calls.listKernels()
    if (!reply.ok || this.closed) return
    const kernel = reply.value.kernels.find(({ session }) => session === this.path) ?? null
    this.store.setState({ kernel })
    const life = hasNames(this.store.getState()) ? rankOf(kernel?.since ?? '') : Number.POSITIVE_INFINITY
    this.following.begunAt(life)
  }

  private heard({ type, data, timestamp }: Envelope): void {
    // The node tells of its own kernels; another one's are asked for.
    if (this.server !== undefined) return
    if (type === 'run_started' && data.path === this.path) {
      const run = begun(data, timestamp)
      if (this.starting > 0) this.held.push(run)
      else this.following.follow(run)
    }
    if (type === 'kernel_changed' && data.session === this.path) this.kernelChanged(data)
  }

  private kernelChanged(data: Record<string, unknown>): void {
    const { kernel: before } = this.store.getState()
    const kernel = { ...before, ...data } as unknown as Kernel
    this.store.setState({ kernel })
    if (kernel.status === 'dead') this.sayDead(kernel.detail)
    if (!hasNames(this.store.getState())) this.store.setState({ usage: null, restarting: false })
    // When it began, and what is of before, the node knows best.
    if (LIVES.includes(kernel.status)) void this.askKernel()
  }

  private sayDead(why: string | null): void {
    const said = why ? `${why.replace(/[.\s]*$/, '')}. ` : ''
    this.fail('The kernel died.', `${said}Its names are gone; run the script again to begin anew.`)
  }

  private runEnded(): void {
    const { last } = this.store.getState()
    clearTimeout(this.patience)
    this.store.setState({ interrupting: null })
    this.seeFault()
    // The kernel's own event says it here; it may have been a run of long ago.
    if (last?.status === 'died' && this.server !== undefined) this.sayDead(last.detail)
    if (last?.status === 'lost') this.fail('The run is lost.', last.detail ?? 'Run the script again.')
    if (this.server !== undefined) void this.askKernel()
  }

  /** Where the last run failed: the text may have moved it. */
  seeFault(): void {
    const { faultAt, last } = this.store.getState()
    const place = faultOf(this.text.state(), last)
    if ((place?.line ?? null) !== faultAt) this.store.setState({ faultAt: place?.line ?? null })
  }

  /** Shows where the last run failed. */
  goToFault(): void {
    const place = faultOf(this.text.state(), this.store.getState().last)
    if (!place) return
    this.store.setState({ reading: false })
    const effects = EditorView.scrollIntoView(place.at, { y: 'center' })
    this.text.dispatch({ selection: { anchor: place.at }, effects })
    this.text.focus()
  }

  private seeRights(): void {
    const noRunning = whyNoWriting(useNode.getState()) && 'You may read, not run'
    this.store.setState({ noRunning: noRunning ?? this.unknownServer })
  }

  private fail(title: string, detail: string, crowded = false): void {
    const where = this.server === undefined ? title : title.replace(/\.$/, ` on ${this.server}.`)
    this.store.setState({ trouble: { title: where, detail, crowded } satisfies Trouble })
  }
}

/** What a server may be called; see Connection.java. */
const POSSIBLE_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/

/** Words of a kernel's beginning or end. */
const LIVES: readonly KernelStatus[] = ['starting', 'stopped', 'dead']

/** The node that was to run it does not serve the file, or does not have it. */
const isUnserved = ({ status, code }: Refusal): boolean =>
  (status === 403 || status === 404) &&
  ['outside_roots', 'not_found', 'not_allowed', 'unreadable'].includes(code)

/** It stands in the place of whatever was before it; one that Python could not read does not. */
const replacesAll = ({ from, status, statements }: Run): boolean =>
  from === null && status !== 'cancelled' && !(status === 'error' && statements === 1)

/** The run that an event tells of. */
const begun = (data: Record<string, unknown>, timestamp: string): Run => ({
  id: String(data.run),
  session: String(data.session),
  path: (data.path as string | null) ?? null,
  name: String(data.name ?? ''),
  status: 'queued',
  from: (data.from as number | null) ?? null,
  to: (data.to as number | null) ?? null,
  script: String(data.script ?? ''),
  started: timestamp,
  ended: null,
  ms: null,
  statements: null,
  executed: 0,
  exit: null,
  detail: null,
  events: 0,
})
