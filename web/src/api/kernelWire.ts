/** What crosses the wire about kernels and runs; a run's numbered events are those of its file. */

export type KernelStatus = 'starting' | 'idle' | 'busy' | 'waiting' | 'unresponsive' | 'dead' | 'stopped'

export type RunStatus =
  | 'queued'
  | 'running'
  | 'ok'
  | 'error'
  | 'interrupted'
  | 'exited'
  | 'died'
  | 'cancelled'
  /** The node ended under it. */
  | 'lost'

export interface Python {
  version: string
  executable: string
  /** Where the choice comes from, such as `.venv` or `--python`. */
  source: string
}

export interface Kernel {
  session: string
  path: string | null
  status: KernelStatus
  python: Python | null
  pid?: number | null
  run?: string | null
  queued?: number
  /** Bytes. */
  rss?: number | null
  /** Of one core, so that 1 is one core in full. */
  cpu?: number | null
  since?: string
  detail: string | null
}

export interface Run {
  id: string
  session: string
  path: string | null
  name: string
  status: RunStatus
  /** 1-based lines, inclusive; null for the whole script. */
  from: number | null
  to: number | null
  /** Hex of SHA-256 over the UTF-8 of the text that ran. */
  script: string
  started: string
  ended: string | null
  ms: number | null
  statements: number | null
  executed: number
  exit: number | null
  detail: string | null
  /** How many numbered events there are. */
  events: number
}

export interface LineRange {
  from: number
  to: number
}

/** Where a statement stands in the script that was sent. */
export interface Place {
  nodeIndex: number
  lineStart: number
  lineEnd: number
}

/** An error as a structure; `line` is one of the script. */
export interface ErrorDetails {
  name: string
  message: string
  line: number | null
  frames: readonly { file: string; line: number; name: string; code: string }[]
  /** How many frames of libraries a reader may fold. */
  hidden: number
}

/** One output of a statement. */
export interface RunOutput {
  type: string
  /** The same as `content`: the name that older clients know. */
  text: string
  content: string
  /** It is the value of the statement, not something that it printed. */
  value?: boolean
  /** Bytes that were left out. */
  cut?: number
  error?: ErrorDetails
}

export type RunEvent =
  | { type: 'expressions'; expressions: readonly Place[] }
  | ({ type: 'running' } & Place)
  | ({
      type: 'result'
      output: readonly RunOutput[]
      isInvisible: boolean
      ms: number
      failed: boolean
    } & Place)
  | { type: 'input'; prompt: string; password: boolean; ask: number }
  | { type: 'input_given'; ask: number }
  | { type: 'cancelled'; expressions: readonly Place[] }
  | { type: 'complete'; status: RunStatus; ms: number | null; exit?: number | null; detail?: string | null }
  // Without a number, only to who follows:
  | ({ type: 'stream'; output: readonly RunOutput[]; whole?: boolean } & Place)
  | { type: 'usage'; rss: number; cpu: number; processes: number }
  | { type: 'unresponsive'; seconds: number }
  | { type: 'responsive' }

/** What a follower of a run is told; `number` is null for what has none. */
export interface RunNews {
  run: string
  number: number | null
  event: RunEvent
}
