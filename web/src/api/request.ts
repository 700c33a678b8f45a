import type { ErrorBody } from './wire'

/** Why a request got no answer of the wished kind. `status` 0: the node did not answer at all. */
export interface Refusal {
  ok: false
  status: number
  code: string
  detail: string
  /** Seconds that the node asks us to wait. */
  retryAfter?: number
}

export type Reply<T> = { ok: true; value: T } | Refusal

const UNREACHABLE: Refusal = {
  ok: false,
  status: 0,
  code: 'unreachable',
  detail: 'Sightline does not answer. Is it still running?',
}

let onUnauthenticated: () => void = () => undefined

/** Called at every 401: who shows the page that says what to do. */
export function whenUnauthenticated(listener: () => void): void {
  onUnauthenticated = listener
}

/** Reads the error body; a proxy in between may have written something else than ours. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as Partial<ErrorBody>
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  if (response.status === 401) onUnauthenticated()
  return {
    ok: false,
    status: response.status,
    code: body.code ?? 'unknown',
    detail: body.detail ?? `Sightline answered ${response.status} ${response.statusText}`.trim(),
    ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
  }
}

async function ask<T>(url: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(url, init)
    if (!response.ok) return await refusalOf(response)
    return { ok: true, value: (await response.json()) as T }
  } catch {
    return UNREACHABLE
  }
}

export function get<T>(url: string): Promise<Reply<T>> {
  return ask(url, { headers: { Accept: 'application/json' } })
}

/** The two headers are what a foreign page cannot send without a preflight. */
export function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
  return ask(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Sightline': '1', ...headers },
    body: JSON.stringify(body),
  })
}
