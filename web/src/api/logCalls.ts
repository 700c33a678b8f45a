import { get, type Reply } from './request'
import type { Iterations, LogLines, LogMatches, Loop } from './wire'

/** What is looked for in a log; see `/api/projects/{id}/log/search`. */
export interface LogQuery {
  text: string
  regex: boolean
  cases: boolean
  /** Only lines that look like an error. */
  errors: boolean
}

/** The routes of one project's log. */
export function logCalls(project: string) {
  const root = `/api/projects/${encodeURIComponent(project)}`
  return {
    /** Lines from a number on, or the last ones. */
    lines: (from: number | undefined, count: number): Promise<Reply<LogLines>> =>
      get(`${root}/log/lines?${from === undefined ? '' : `from=${from}&`}count=${count}`),
    search: ({ text, regex, cases, errors }: LogQuery): Promise<Reply<LogMatches>> =>
      get(
        `${root}/log/search?${new URLSearchParams({
          q: text,
          regex: regex ? '1' : '0',
          case: cases ? '1' : '0',
          kind: errors ? 'errors' : 'all',
        })}`,
      ),
    /** A page of the iterations, the newest first. */
    iterations: (offset: number, limit = 500): Promise<Reply<Iterations>> =>
      get(`${root}/iterations?sort=desc&limit=${limit}&offset=${offset}`),
    loop: (): Promise<Reply<Loop>> => get(`${root}/loop`),
  }
}

export type LogCalls = ReturnType<typeof logCalls>
