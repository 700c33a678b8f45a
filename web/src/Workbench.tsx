import { FileText } from 'lucide-react'
import type { Node } from './api/wire'
import type { CompanionOf } from './desk/companion'
import { FileTree } from './files/FileTree'
import { chunk } from './parts/chunk'
import { Empty } from './parts/Empty'
import type { Place } from './place/place'
import './workbench.css'

/** The editor comes with CodeMirror, so it is loaded when the first file is opened. */
const EditorPane = chunk(() => import('./editor/EditorPane'), <div className="editor-coming" />)

export const fetchEditor = EditorPane.fetch

/** A script can be run; what that takes is loaded with the first one. */
const companionOf: CompanionOf = (path) =>
  /\.pyw?$/i.test(path) ? import('./kernel/companion').then(({ companionFor }) => companionFor) : undefined

/** The files page: the tree, and beside it the file that is open. On a phone one or the other. */
export function Workbench({ node, place }: { node: Node; place: Place }) {
  const path = place.page === 'file' ? place.path : undefined
  const at = place.page === 'files' ? place.at : undefined
  return (
    <div className="workbench" data-open={path !== undefined || undefined}>
      <FileTree roots={node.roots} current={path} at={at} />
      {path === undefined ? (
        <Empty icon={FileText} title="No file is open">
          <p>Choose one in the tree. It stays live: what other programs write to it shows here at once.</p>
        </Empty>
      ) : (
        <EditorPane key={path} path={path} companionOf={companionOf} />
      )}
    </div>
  )
}
