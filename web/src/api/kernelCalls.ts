import type { Kernel, LineRange, Run } from './kernelWire'
import { kernelRoot } from './paths'
import { get, post, type Reply } from './request'
import type { Ok } from './wire'

/** What is asked for when a script is to run. */
export interface RunRequest {
  script: string
  path: string
  sessionId: string
  lineRange?: LineRange
  reset?: boolean
}

/** The routes of kernels and runs, on this node or on another one that it speaks for. */
export function kernelCalls(server?: string) {
  const root = kernelRoot(server)
  const ofRun = (run: string) => `${root}/runs/${encodeURIComponent(run)}`
  return {
    startRun: (request: RunRequest): Promise<Reply<Run>> => post(`${root}/runs`, request),
    /** The newest first; of a file, or of a session. */
    listRuns: (of: { path: string } | { sessionId: string }, limit = 20): Promise<Reply<{ runs: Run[] }>> =>
      get(`${root}/runs?${new URLSearchParams({ ...of, limit: String(limit) })}`),
    getRun: (run: string): Promise<Reply<Run>> => get(ofRun(run)),
    /** The text that ran. */
    getScript: (run: string): Promise<Reply<{ script: string }>> => get(`${ofRun(run)}/script`),
    giveInput: (run: string, input: { text: string } | { eof: true }): Promise<Reply<Ok>> =>
      post(`${ofRun(run)}/input`, input),
    interrupt: (sessionId: string): Promise<Reply<Ok>> => post(`${root}/interrupt`, { sessionId }),
    /** Ends what runs and forgets all names: the next run begins anew. */
    reset: (sessionId: string): Promise<Reply<Ok>> => post(`${root}/reset`, { sessionId }),
    stopKernel: (sessionId: string): Promise<Reply<Ok>> => post(`${root}/kernels/stop`, { sessionId }),
    listKernels: (): Promise<Reply<{ kernels: Kernel[] }>> => get(`${root}/kernels`),
  }
}

export type KernelCalls = ReturnType<typeof kernelCalls>

/** The other nodes that this one speaks for (`--connect-to`). */
export const listServers = (): Promise<Reply<{ servers: { name: string }[] }>> => get('/api/servers')
