import { type Renewal, renew } from './renewal'
import type { ErrorBody, Login } from './wire'

/** Why a request got no answer of the wished kind. `status` 0: the node did not answer at all. */
export interface Refusal {
  ok: false
  status: number
  code: string
  detail: string
  /** Of a 401: how to get in. */
  login?: Login
  /** Seconds that the node asks us to wait. */
  retryAfter?: number
}

/**
 * `position`: the place in the sequence of events at which the answer was true, where it says one.
 * `etag`: of the file that the answer shows, quoted as `If-Match` wants it. `problem`: JSON of why the answer is the
 * last good one, and not what the files say now.
 */
export type Reply<T> = { ok: true; value: T; position?: string; etag?: string; problem?: string } | Refusal

const UNREACHABLE: Refusal = {
  ok: false,
  status: 0,
  code: 'unreachable',
  detail: 'Sightline does not answer. Is it still running?',
}

let onUnauthenticated: (login: Login) => void = () => undefined

/** Called at every 401 that no renewal mends: who shows the page that says what to do. */
export function whenUnauthenticated(listener: (login: Login) => void): void {
  onUnauthenticated = listener
}

/** Reads the error body; a proxy in between may have written something else than ours. */
async function refusalOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as Partial<ErrorBody>
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return {
    ok: false,
    status: response.status,
    code: body.code ?? 'unknown',
    detail: body.detail ?? `Sightline answered ${response.status} ${response.statusText}`.trim(),
    ...(body.login ? { login: body.login } : {}),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  }
}

/** Asks once, and says no more than what came back; for the requests that deal with login itself. */
export async function askOnce<T>(url: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(url, init)
    if (!response.ok) return await refusalOf(response)
    const value = (response.status === 204 ? undefined : await response.json()) as T
    const position = response.headers.get('Sightline-Seq')
    const etag = response.headers.get('ETag')
    const problem = response.headers.get('Sightline-Problem')
    return {
      ok: true,
      value,
      ...(position === null ? {} : { position }),
      ...(etag === null ? {} : { etag }),
      ...(problem === null ? {} : { problem: decodeURIComponent(problem) }),
    }
  } catch {
    return UNREACHABLE
  }
}

/** A session that ran out while the machine slept is renewed, and the request made again, unseen. */
async function ask<T>(url: string, init: RequestInit): Promise<Reply<T>> {
  const reply = await askOnce<T>(url, init)
  if (reply.ok || reply.status !== 401) return reply
  const renewal: Renewal = reply.login === 'password' ? await renew() : 'refused'
  if (renewal === 'unreachable') return UNREACHABLE
  const again = renewal === 'renewed' ? await askOnce<T>(url, init) : reply
  if (!again.ok && again.status === 401) onUnauthenticated(again.login ?? 'launch')
  return again
}

export function get<T>(url: string): Promise<Reply<T>> {
  return ask(url, { headers: { Accept: 'application/json' } })
}

/** The two headers are what a foreign page cannot send without a preflight. */
export const writing = (method: string, body?: unknown, headers: Record<string, string> = {}) => ({
  method,
  headers: { 'Content-Type': 'application/json', 'X-Sightline': '1', ...headers },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
})

export function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
  return ask(url, writing('POST', body, headers))
}

export function put<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
  return ask(url, writing('PUT', body, headers))
}

export function remove<T = void>(url: string, body?: unknown): Promise<Reply<T>> {
  return ask(url, writing('DELETE', body))
}
