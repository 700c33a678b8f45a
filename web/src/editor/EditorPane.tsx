import { Eye, FileSearch, FileWarning, Save } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { CompanionOf } from '../desk/companion'
import { useLine } from '../live/connection'
import { baseName } from '../node/paths'
import { Empty } from '../parts/Empty'
import { CodePane } from './CodePane'
import { FileBanners } from './FileBanners'
import { FileTabs } from './FileTabs'
import { statusOf, whyNoSave } from './fileState'
import { StatusLine } from './StatusLine'
import type { Session, SessionView } from './session'
import { sessionOf } from './sessions'
import { useSaveKey } from './useWindow'
import './editor.css'

/** One open file: its tabs, its banners, its text, its facts, and what a companion adds to them. */
export default function EditorPane({ path, companionOf }: { path: string; companionOf?: CompanionOf }) {
  const session = useMemo(() => sessionOf(path, companionOf), [path, companionOf])
  const view = useStore(session.store)
  useSaveKey(session)
  return (
    <section className="editor" aria-label={`File ${baseName(path)}`}>
      <div className="editor-head">
        <FileTabs path={path} />
        <SaveButton session={session} view={view} />
      </div>
      {view.file.base !== null && <FileBanners session={session} view={view} />}
      {view.file.base !== null && view.companion?.bar}
      <Body session={session} view={view} />
      <StatusLine view={view} />
    </section>
  )
}

function Body({ session, view: { file, companion } }: { session: Session; view: SessionView }) {
  const line = useLine(({ state }) => state)
  const name = baseName(session.path)
  if (file.base !== null) {
    return (
      <div className="editor-body">
        <div className="editor-text">
          <CodePane session={session} />
          {companion?.cover}
        </div>
        {companion?.side}
      </div>
    )
  }
  if (statusOf(file) === 'loading') {
    return (
      <Empty icon={FileSearch} title={`Opening ${name}`}>
        {line.kind === 'waiting' && <p role="status">It comes as soon as Sightline answers.</p>}
      </Empty>
    )
  }
  const missing = statusOf(file) !== 'unreadable'
  return (
    <Empty icon={FileWarning} title={missing ? `${name} does not exist` : `${name} cannot be shown`}>
      <p role="status">{file.unreadable?.message}</p>
      <p>
        {missing
          ? 'It opens here by itself as soon as it exists.'
          : 'Once that is mended it opens here by itself. Other files are in the tree.'}
      </p>
    </Empty>
  )
}

function SaveButton({ session, view }: { session: Session; view: SessionView }) {
  if (view.noWriting !== null) {
    return (
      <span className="reading" title="Your role is viewer. Ask an admin of this node if you have to write.">
        <Eye size={14} strokeWidth={1.8} aria-hidden />
        {view.noWriting}
      </span>
    )
  }
  const why = whyNoSave(view.file)
  return (
    <button
      type="button"
      className="btn save"
      disabled={why !== null}
      title={why ?? 'Write the file (Ctrl+S or ⌘S)'}
      onClick={() => session.save()}
    >
      <Save size={14} strokeWidth={1.8} aria-hidden />
      Save
    </button>
  )
}
