import { get, post, type Reply } from './request'
import type { Build, BuildSession, FileContent, TerminalPart } from './wire'

const at = (id: string, rest: string) => `/api/projects/${encodeURIComponent(id)}/${rest}`
const session = (id: string) => `/api/build/sessions/${encodeURIComponent(id)}`

export const getBuild = (id: string): Promise<Reply<Build>> => get(at(id, 'build'))

/** The newest first. */
export const listBuilds = (id: string): Promise<Reply<BuildSession[]>> =>
  get(`/api/build/sessions?project=${encodeURIComponent(id)}&limit=50`)

/** Without a command, that of the project's own `build.json`; where it has none, it is observed. */
export const startBuild = (
  alias: string,
  path: string,
  command: readonly string[] | undefined,
): Promise<Reply<{ session_id: string }>> =>
  post('/api/build/start', {
    project_alias: alias,
    project_path: path,
    ...(command === undefined ? {} : { command }),
  })

/** `trust` is the hash of exactly what was shown; another command in the meantime is refused. */
export const trustBuild = (id: string, trust: string): Promise<Reply<{ trust: string }>> =>
  post(at(id, 'build/trust'), { trust })

export const steerBuild = (verb: 'pause' | 'resume' | 'cancel', id: string): Promise<Reply<unknown>> =>
  post(`/api/build/${verb}`, { session_id: id })

/** Whole characters; a negative offset counts from the end. */
export const getTerminal = (id: string, offset: number, limit: number): Promise<Reply<TerminalPart>> =>
  get(`${session(id)}/terminal?offset=${offset}&limit=${limit}`)

/** As a keyboard sends it: Enter is a carriage return. */
export const typeInBuild = (id: string, text: string): Promise<Reply<unknown>> =>
  post(`${session(id)}/input`, { text })

export const readNote = (path: string): Promise<Reply<FileContent>> =>
  get(`/api/read-file?path=${encodeURIComponent(path)}`)
