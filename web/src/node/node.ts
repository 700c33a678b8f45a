import { create } from 'zustand'
import { getNode, launch } from '../api/calls'
import { whenUnauthenticated } from '../api/request'
import type { Login, Node } from '../api/wire'

/** What the page knows about the node that it came from. */
export type NodeState =
  | { kind: 'loading' }
  /** `position`: events that come after it are of what was asked for since, or of something newer. */
  | { kind: 'ready'; node: Node; position?: string | undefined }
  /** `spent`: the link that brought us here was used before. */
  | { kind: 'locked'; login: Login; spent: boolean }
  | { kind: 'unreachable'; detail: string }

export const useNode = create<{ state: NodeState }>(() => ({ state: { kind: 'loading' } }))

const state = () => useNode.getState().state
const become = (next: NodeState) => useNode.setState({ state: next })

/** A 401 anywhere locks the page; what is open stays in memory behind it. */
whenUnauthenticated((login) => {
  if (state().kind !== 'locked') become({ kind: 'locked', login, spent: false })
})

/** Asks the node who it is; also the way back from `locked` and `unreachable`. */
export async function refreshNode(): Promise<void> {
  const reply = await getNode()
  const known = state()
  if (reply.ok) become({ kind: 'ready', node: reply.value, position: reply.position })
  else if (reply.status === 401 || known.kind === 'ready' || known.kind === 'locked') return
  else become({ kind: 'unreachable', detail: reply.detail })
}

/**
 * The first contact. A link that was used before may come from a reloaded tab whose cookie is
 * still good, so only the node's own answer decides whether the page is locked.
 */
export async function enter(secret: string | undefined): Promise<void> {
  const traded = secret === undefined ? undefined : await launch(secret)
  become({ kind: 'loading' })
  await refreshNode()
  const now = state()
  if (now.kind === 'locked') become({ ...now, spent: traded !== undefined && !traded.ok })
}

/** Why the user may not write; null where they may. */
export const whyNoWriting = ({ state: known }: { state: NodeState }): string | null =>
  known.kind === 'ready' && known.node.role === 'viewer' ? 'You may read, not write' : null
