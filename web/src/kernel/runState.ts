import type { Place, Run, RunEvent, RunStatus } from '../api/kernelWire'
import type { Output } from './output/output'

export type StatementState = 'queued' | 'running' | 'ok' | 'failed' | 'cancelled'

/** What is shown of one statement: its lines in the script that ran, and what came of it. */
export interface ResultView {
  lineStart: number
  lineEnd: number
  output: readonly Output[]
  /** How long it took; null until it has ended. */
  ms: number | null
  failed: boolean
  state: StatementState
}

/** What a statement waits for. */
export interface Asked {
  ask: number
  prompt: string
  password: boolean
}

export interface Statement extends ResultView {
  node: number
  /** When it began, in this browser's Unix milliseconds; null while it has not. */
  since: number | null
  asked: Asked | null
}

export interface Usage {
  rss: number
  cpu: number
  processes: number
}

/** One run as its events have told it so far. */
export interface RunState {
  id: string
  session: string
  status: RunStatus
  /** By the statement's number, in the order in which they run. Empty until the script was read. */
  statements: ReadonlyMap<number, Statement>
  /** The statement that runs. */
  current: number | null
  /** How many have ended. */
  executed: number
  usage: Usage | null
  /** For how long the interpreter has not answered; null while it does. */
  silent: number | null
  ms: number | null
  exit: number | null
  detail: string | null
  /** The last event has come. */
  over: boolean
}

/** A run that is attached to: its events, from the first one on, tell the rest. */
export const begunRun = ({ id, session, status, detail }: Run): RunState => ({
  id,
  session,
  status: isOver(status) ? 'running' : status,
  statements: new Map(),
  current: null,
  executed: 0,
  usage: null,
  silent: null,
  ms: null,
  exit: null,
  detail,
  over: false,
})

export const isOver = (status: RunStatus): boolean => status !== 'queued' && status !== 'running'

/** A progress bar without an end of line may not grow for ever: what `\r` has replaced is let go. */
const LONG_LINE = 16_384

/** What an event makes of a run; `at` is when it happened, in Unix milliseconds. */
export function reduceRun(run: RunState, event: RunEvent, at: number): RunState {
  switch (event.type) {
    case 'expressions':
      return { ...run, status: 'running', statements: queued(event.expressions) }
    case 'running':
      return withStatement({ ...run, status: 'running', current: event.nodeIndex }, event, (known) => ({
        ...known,
        state: 'running',
        since: known.since ?? at,
      }))
    case 'stream':
      return withStatement(run, event, (known) => {
        const output = event.whole ? event.output : appended(known.output, event.output)
        return known.ms === null ? { ...known, state: 'running', output } : known
      })
    case 'result':
      return withStatement(
        {
          ...run,
          executed: run.executed + 1,
          current: run.current === event.nodeIndex ? null : run.current,
          silent: null,
        },
        event,
        (known) => ({
          ...known,
          state: event.failed ? 'failed' : 'ok',
          // What was streamed is part of it.
          output: event.output,
          ms: event.ms,
          failed: event.failed,
          asked: null,
        }),
      )
    case 'input': {
      const { ask, prompt, password } = event
      return ofCurrent(run, (known) => ({ ...known, asked: { ask, prompt, password } }))
    }
    case 'input_given':
      return ofCurrent(run, (known) => (known.asked?.ask === event.ask ? { ...known, asked: null } : known))
    case 'cancelled':
      return event.expressions.reduce(
        (so, place) => withStatement(so, place, (known) => ({ ...known, state: 'cancelled' })),
        run,
      )
    case 'complete':
      return completed(run, event)
    case 'usage':
      return { ...run, usage: { rss: event.rss, cpu: event.cpu, processes: event.processes } }
    case 'unresponsive':
      return { ...run, silent: event.seconds }
    case 'responsive':
      return { ...run, silent: null }
    default:
      // A word of a newer node.
      return run
  }
}

const unheard = ({ nodeIndex, lineStart, lineEnd }: Place): Statement => ({
  node: nodeIndex,
  lineStart,
  lineEnd,
  output: [],
  ms: null,
  failed: false,
  state: 'queued',
  since: null,
  asked: null,
})

const queued = (places: readonly Place[]) => new Map(places.map((place) => [place.nodeIndex, unheard(place)]))

function withStatement(run: RunState, place: Place, change: (known: Statement) => Statement): RunState {
  const statements = new Map(run.statements)
  statements.set(place.nodeIndex, change(statements.get(place.nodeIndex) ?? unheard(place)))
  return { ...run, statements }
}

function ofCurrent(run: RunState, change: (known: Statement) => Statement): RunState {
  const known = run.current === null ? undefined : run.statements.get(run.current)
  return known ? { ...run, statements: new Map(run.statements).set(known.node, change(known)) } : run
}

/** Whatever has not ended by now never will: a kernel that died tells no result of its last statement. */
function completed(run: RunState, event: Extract<RunEvent, { type: 'complete' }>): RunState {
  const statements = new Map(run.statements)
  for (const known of run.statements.values()) {
    if (known.state === 'queued') statements.set(known.node, { ...known, state: 'cancelled' })
    if (known.state === 'running') {
      statements.set(known.node, { ...known, state: 'failed', failed: true, asked: null })
    }
  }
  return {
    ...run,
    statements,
    status: event.status,
    current: null,
    silent: null,
    ms: event.ms,
    exit: event.exit ?? null,
    detail: event.detail ?? null,
    over: true,
  }
}

/** Text goes on where the last piece of the same stream ended. */
function appended(before: readonly Output[], more: readonly Output[]): readonly Output[] {
  const result = [...before]
  for (const output of more) {
    const last = result.at(-1)
    const isText = output.type === 'stdout' || output.type === 'stderr'
    if (isText && last?.type === output.type && !last.value && last.cut === undefined) {
      const content = shortened(last.content + output.content)
      result[result.length - 1] = { ...output, text: content, content }
    } else result.push(output)
  }
  return result
}

function shortened(text: string): string {
  const line = text.lastIndexOf('\n') + 1
  const back = text.lastIndexOf('\r', text.length - 2)
  return back - line > LONG_LINE ? text.slice(0, line) + text.slice(back) : text
}
