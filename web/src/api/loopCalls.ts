import { get, post, put, type Reply, remove } from './request'
import type {
  CommitDiff,
  Content,
  Cost,
  Iteration,
  Iterations,
  LogLines,
  Loop,
  NamedContent,
  Notification,
  Plan,
  Spec,
  Stats,
  SystemUse,
} from './wire'

const at = (id: string, rest: string) => `/api/projects/${encodeURIComponent(id)}/${rest}`

/** Only where the file is still the one that was read; without an etag, whatever it is. */
const where = (etag: string | undefined): Record<string, string> =>
  etag === undefined ? {} : { 'If-Match': etag }

export const getLoop = (id: string): Promise<Reply<Loop>> => get(at(id, 'loop'))

/** The newest first; the node gives at most 500 at once. */
export const listIterations = (id: string, limit: number, offset = 0): Promise<Reply<Iterations>> =>
  get(at(id, `iterations?sort=desc&limit=${limit}&offset=${offset}`))

export const getIteration = (id: string, number: number): Promise<Reply<Iteration>> =>
  get(at(id, `iterations/${number}`))

export const getPlan = (id: string): Promise<Reply<Plan>> => get(at(id, 'plan'))

export const savePlan = (id: string, content: string, etag?: string): Promise<Reply<Plan>> =>
  put(at(id, 'plan'), { content }, where(etag))

export const getLastLines = (id: string, count: number): Promise<Reply<LogLines>> =>
  get(at(id, `log/lines?count=${count}`))

export const getStats = (id: string): Promise<Reply<Stats>> => get(at(id, 'stats'))

export const getCost = (id: string): Promise<Reply<Cost>> => get(at(id, 'cost'))

export const listNotifications = (id: string): Promise<Reply<Notification[]>> => get(at(id, 'notifications'))

export const listSpecs = (id: string): Promise<Reply<Spec[]>> => get(at(id, 'specs'))

export const addSpec = (id: string, name: string, content: string): Promise<Reply<NamedContent>> =>
  post(at(id, 'specs'), { name, content })

export const deleteSpec = (id: string, name: string): Promise<Reply<void>> =>
  remove(at(id, `specs/${encodeURIComponent(name)}`))

export const getDiff = (id: string, hash: string): Promise<Reply<CommitDiff>> =>
  get(at(id, `git/diff/${encodeURIComponent(hash)}`))

export const startLoop = (id: string, how: { max_iterations?: number }): Promise<Reply<{ pid: number }>> =>
  post(at(id, 'start'), how)

/** `trust` is the hash of exactly what was shown; another command in the meantime is refused. */
export const trustLoop = (id: string, trust: string): Promise<Reply<{ trust: string }>> =>
  post(at(id, 'trust'), { trust })

export const stopLoop = (id: string): Promise<Reply<{ stopped: boolean }>> => post(at(id, 'stop'), {})

export const pauseLoop = (id: string): Promise<Reply<{ paused: boolean }>> => post(at(id, 'pause'), {})

export const resumeLoop = (id: string): Promise<Reply<{ resumed: boolean }>> => post(at(id, 'resume'), {})

export const injectNote = (id: string, message: string): Promise<Reply<Content>> =>
  post(at(id, 'inject'), { message })

/** Written anew at each call: asked for only when somebody wants to read it. */
export const getReport = (id: string): Promise<Reply<Content>> => get(at(id, 'report'))

export const getSystem = (id: string): Promise<Reply<SystemUse>> => get(at(id, 'system'))
