import type { AgentHome, MemoryChanged, MemoryTarget } from './hermesWire'
import { get, post, put, type Reply, remove } from './request'
import type { Ok } from './wire'

const ROOT = '/api/hermes'

export const getAgentHome = (): Promise<Reply<AgentHome>> => get(ROOT)

/** One collector's answer. A list that is old has its `problem` as an object has it. */
export async function askHermes<T>(name: string, query: Record<string, string> = {}): Promise<Reply<T>> {
  const asked = new URLSearchParams(query).toString()
  const reply = await get<T>(`${ROOT}/${name}${asked && `?${asked}`}`)
  if (reply.ok && reply.problem && Array.isArray(reply.value)) {
    Object.assign(reply.value, { problem: JSON.parse(reply.problem) })
  }
  return reply
}

export const addMemory = (target: MemoryTarget, content: string): Promise<Reply<MemoryChanged>> =>
  post(`${ROOT}/memory`, { target, content })

/** `old` is the whole entry as it was shown: the node takes the one that is it. */
export const replaceMemory = (
  target: MemoryTarget,
  old: string,
  content: string,
): Promise<Reply<MemoryChanged>> => put(`${ROOT}/memory`, { target, old_text: old, content })

export const forgetMemory = (target: MemoryTarget, old: string): Promise<Reply<MemoryChanged>> =>
  remove(`${ROOT}/memory`, { target, old_text: old })

export type CronVerb = 'pause' | 'resume' | 'run'

/** By the agent's own program; 503 where it is not installed. */
export const steerJob = (verb: CronVerb, id: string): Promise<Reply<Ok>> =>
  post(`${ROOT}/cron/${encodeURIComponent(id)}/${verb}`, {})
