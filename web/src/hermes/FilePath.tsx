import { Link } from 'wouter'
import type { Root } from '../api/wire'
import { useNode } from '../node/node'
import { rootOf } from '../node/paths'
import { hrefOf } from '../place/place'

const NONE: readonly Root[] = []

/** The end of a path; a way to the file where this node serves it, which a home seldom is. */
export function FilePath({ path }: { path: string }) {
  const roots = useNode(({ state }) => (state.kind === 'ready' ? state.node.roots : NONE))
  const end = path.split('/').slice(-3).join('/')
  if (!rootOf(roots, path)) {
    return (
      <span className="mono" title={path}>
        {end}
      </span>
    )
  }
  return (
    <Link className="mono" href={hrefOf({ page: 'file', path })} title={path}>
      {end}
    </Link>
  )
}
