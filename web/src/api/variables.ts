import { get, type Reply } from './request'

/** A name in a kernel's namespace. */
export interface Variable {
  name: string
  type: string
  /** At most 200 characters. */
  repr: string
  shape: readonly number[] | null
  /** Bytes, where the object says it. */
  size: number | null
}

export interface Variables {
  variables: readonly Variable[]
  /** How many more there are than those. */
  more: number
}

/** What a session's namespace holds; `server` is one that this node proxies. 409 while it runs. */
export const listVariables = (session: string, server?: string): Promise<Reply<Variables>> => {
  const base = server === undefined ? '/api' : `/api/servers/${encodeURIComponent(server)}`
  return get(`${base}/variables?${new URLSearchParams({ sessionId: session })}`)
}
