import type { Kernel } from '../api/kernelWire'
import type { RunState, Usage } from './runState'

/** Something that the user must know, in words. */
export interface Trouble {
  title: string
  detail: string
  /** As many kernels run as may: one of them has to be stopped. */
  crowded?: boolean
}

/** What is shown of a file's kernel and its runs beside the results. */
export interface KernelView {
  kernel: Kernel | null
  /** The runs that still run or whose results stand in the text, by id. */
  runs: Readonly<Record<string, RunState>>
  /** The ids of those that have not ended, in the order in which they began. */
  active: readonly string[]
  /** The run that ended last. */
  last: RunState | null
  /** A run of ours is on its way to the server. */
  starting: boolean
  /** `late`: Interrupt was pressed, and what runs has not ended in due time. */
  interrupting: 'asked' | 'late' | null
  usage: Usage | null
  trouble: Trouble | null
  /** Why nobody can run here; null where the user may. */
  noRunning: string | null
  /** How many runs have ended: who shows what a run may change asks again. */
  finished: number
  /** The user is asked whether the names may go. */
  restarting: boolean
  /** The line at which the last run failed, as the text stands now. */
  faultAt: number | null
  autorun: boolean
  reading: boolean
  variables: boolean
}

export const UNKNOWN: KernelView = {
  kernel: null,
  runs: {},
  active: [],
  last: null,
  starting: false,
  interrupting: null,
  usage: null,
  trouble: null,
  noRunning: null,
  finished: 0,
  restarting: false,
  faultAt: null,
  autorun: false,
  reading: false,
  variables: false,
}

/** The run that runs now, or that will as soon as the ones before it have ended. */
export function currentRun({ active, runs }: KernelView): RunState | undefined {
  const known = active.map((id) => runs[id])
  return known.find((run) => run?.status === 'running') ?? known[0]
}

/** There is a kernel, and with it the names of what has run. */
export const hasNames = ({ kernel }: KernelView): boolean =>
  kernel !== null && kernel.status !== 'dead' && kernel.status !== 'stopped'
