import { FileText, TriangleAlert, X } from 'lucide-react'
import { Link } from 'wouter'
import { type OpenFile, useDesk } from '../desk/desk'
import { baseName } from '../node/paths'
import { hrefOf, useGo } from '../place/place'
import { closeSession } from './sessions'

/** The open files. Closing one that has unsaved edits asks first. */
export function FileTabs({ path }: { path: string }) {
  const files = useDesk((desk) => desk.files)
  const go = useGo()
  const close = (file: OpenFile) => {
    const question = `${baseName(file.path)} has unsaved edits. Close it and lose them?`
    if (file.unsaved && !window.confirm(question)) return
    if (file.path === path) {
      const at = files.indexOf(file)
      const next = files[at + 1] ?? files[at - 1]
      go(next ? { page: 'file', path: next.path } : { page: 'files' })
    }
    closeSession(file.path)
  }
  return (
    <nav className="file-tabs" aria-label="Open files">
      {files.map((file) => (
        <span key={file.path} className="file-tab" data-current={file.path === path || undefined}>
          <Link
            href={hrefOf({ page: 'file', path: file.path })}
            aria-current={file.path === path ? 'page' : undefined}
            title={file.path}
          >
            <FileText size={14} strokeWidth={1.6} aria-hidden />
            {baseName(file.path)}
            <TabMark file={file} />
          </Link>
          <button
            type="button"
            className="close"
            aria-label={`Close ${baseName(file.path)}`}
            title="Close"
            onClick={() => close(file)}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
    </nav>
  )
}

function TabMark({ file }: { file: OpenFile }) {
  if (file.trouble === 'changed') {
    return (
      <span className="quiet" title="Reloaded from disk while another file was in front">
        changed
      </span>
    )
  }
  if (file.trouble) {
    return (
      <span className={`tab-trouble ${file.trouble === 'conflict' ? 'warn' : 'bad'}`}>
        <TriangleAlert size={13} aria-hidden />
        {file.trouble}
      </span>
    )
  }
  if (!file.unsaved) return null
  return (
    <span className="accent" title="Unsaved edits">
      <i className="dot" aria-hidden />
      <span className="hidden-word">unsaved</span>
    </span>
  )
}
