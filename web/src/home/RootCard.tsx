import { Link } from 'wouter'
import type { Root } from '../api/wire'
import { useLine } from '../live/connection'
import { WATCH, watchOf } from '../live/freshness'
import { LiveMark } from '../parts/LiveMark'
import { hrefOf } from '../place/place'

const REACH = {
  tree: 'Everything below this directory.',
  siblings: 'The files of this directory, not the folders below.',
}

/** A root that is no project: its files are served, and nothing more is known of it. */
export function RootCard({ root }: { root: Root }) {
  const { freshness, word, why } = watchOf(
    root.watch,
    useLine(({ state }) => state),
  )
  return (
    <li className="card project">
      <div className="row">
        <h2 className="one-line">{root.name}</h2>
        <span className={`pill ${freshness}`} title={why}>
          <LiveMark freshness={freshness} word={word} />
        </span>
      </div>
      <code className="one-line path" title={root.path}>
        {root.path}
      </code>
      <p className="quiet">{root.watch === 'gone' ? WATCH.gone.why : REACH[root.kind]}</p>
      <div className="row acts">
        <span className="gap" />
        <Link className="btn" href={hrefOf({ page: 'files', at: root.path })}>
          Browse files
        </Link>
      </div>
    </li>
  )
}
