import { FolderPlus } from 'lucide-react'
import { Link } from 'wouter'
import type { Node, Root } from '../api/wire'
import { type OpenFile, useDesk } from '../desk/desk'
import { baseName, parentOf } from '../node/paths'
import { Empty } from '../parts/Empty'
import { LiveMark } from '../parts/LiveMark'
import { hrefOf } from '../place/place'
import './home.css'

const WATCH = {
  live: { freshness: 'live', word: 'Live' },
  polling: { freshness: 'polling', word: 'Polling' },
  gone: { freshness: 'gone', word: 'Gone' },
} as const

const REACH = {
  tree: 'Everything below this directory.',
  siblings: 'The files of this directory, not the folders below.',
}

/** What this node serves, and what lies open. */
export function HomePage({ node }: { node: Node }) {
  const files = useDesk((desk) => desk.files)
  if (node.roots.length === 0) {
    return (
      <Empty icon={FolderPlus} title="Nothing is served yet">
        <p>
          Start Sightline with a file or a directory: <code>sightline PATH</code>
        </p>
      </Empty>
    )
  }
  const toOpen = files.length === 0 && node.open ? node.open : null
  return (
    <div className="home">
      <div className="home-head">
        <h1>
          {node.roots.length === 1 ? '1 root' : `${node.roots.length} roots`} on {node.host}
        </h1>
        {toOpen && (
          <Link className="btn primary" href={hrefOf({ page: 'file', path: toOpen })}>
            Open {baseName(toOpen)}
          </Link>
        )}
      </div>
      <p className="next">
        Open a file: it stays live in the editor, whatever else writes to it on {node.host}.
      </p>
      <ul className="cards">
        {node.roots.map((root) => (
          <RootCard key={root.path} root={root} />
        ))}
      </ul>
      {files.length > 0 && (
        <>
          <h2>Open files</h2>
          <ul className="card open-files">
            {files.map((file) => (
              <OpenRow key={file.path} file={file} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function RootCard({ root }: { root: Root }) {
  return (
    <li className="card root-card">
      <div className="row">
        <b className="one-line">{root.name}</b>
        <LiveMark {...WATCH[root.watch]} />
      </div>
      <code className="one-line" title={root.path}>
        {root.path}
      </code>
      <div className="row">
        <span className="quiet">
          {root.watch === 'gone'
            ? 'The directory is gone; it is watched again when it is back.'
            : REACH[root.kind]}
        </span>
        <Link className="btn" href={hrefOf({ page: 'files' })}>
          Browse files
        </Link>
      </div>
    </li>
  )
}

function OpenRow({ file }: { file: OpenFile }) {
  return (
    <li>
      <Link href={hrefOf({ page: 'file', path: file.path })} title={file.path}>
        <b className="one-line">{baseName(file.path)}</b>
        <span className="quiet one-line">{parentOf(file.path)}</span>
        {file.trouble && <span className={file.trouble === 'conflict' ? 'warn' : 'bad'}>{file.trouble}</span>}
        {file.unsaved && <span className="accent">unsaved</span>}
      </Link>
    </li>
  )
}
