import { get, post, type Refusal, type Reply, refusalOf } from './request'
import type { File, Listing, Node, Ok, Saved } from './wire'

const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString()

export const getNode = (): Promise<Reply<Node>> => get('/api/node')

export const launch = (secret: string): Promise<Reply<Ok>> => post('/api/auth/launch', { secret })

export const readFile = (path: string): Promise<Reply<File>> => get(`/api/read-file?${query({ path })}`)

/** One level of a directory: the tree unfolds lazily. */
export const listDirectory = (path: string): Promise<Reply<Listing>> =>
  get(`/api/list-files?${query({ path, depth: '1' })}`)

/** Replaces the file only where it still is what `etag` says. */
export const saveFile = (path: string, content: string, etag: string): Promise<Reply<Saved>> =>
  post('/api/save-file', { path, content }, { 'If-Match': `"${etag}"` })

export const watchUrl = (path: string): string => `/api/watch-file?${query({ path, follow: '1' })}`

/**
 * Why a stream does not open. An EventSource tells no status, so we ask the node itself, and where
 * that answers, the stream's own address. Undefined: nothing is wrong any more, or nobody answers.
 */
export async function whyNoStream(path: string): Promise<Refusal | undefined> {
  const node = await getNode()
  if (!node.ok) return node.status === 0 ? undefined : node
  const attempt = new AbortController()
  try {
    const response = await fetch(watchUrl(path), {
      headers: { Accept: 'text/event-stream' },
      signal: attempt.signal,
    })
    return response.ok ? undefined : await refusalOf(response)
  } catch {
    return undefined
  } finally {
    attempt.abort()
  }
}
