import { FileX, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { LineState } from '../api/line'
import { useLine } from '../live/connection'
import { type Freshness, LiveMark } from '../parts/LiveMark'
import { type FileState, statusOf, type Version } from './fileState'
import { nameOfEndings } from './lineEndings'
import type { SessionView } from './session'

/** The facts of the open file in one line. */
export function StatusLine({ view }: { view: SessionView }) {
  const { file, cursor, companion } = view
  const line = useLine(({ state }) => state)
  return (
    <footer className="status-line">
      <Pressing file={file} />
      {companion?.status}
      {file.base && (
        <span className="cursor-place">
          Ln {cursor.line}, Col {cursor.column}
        </span>
      )}
      <span className="gap" />
      {file.base && <Facts version={file.base} />}
      <span className={file.dirty ? 'accent' : undefined} role="status">
        {savedWord(file)}
      </span>
      <LiveMark {...watchingOf(line, file)} />
    </footer>
  )
}

function Pressing({ file }: { file: FileState }) {
  const status = statusOf(file)
  if (status === 'conflict') return <Alarm icon={TriangleAlert} tone="warn" word="Conflict" />
  if (status === 'deleted') return <Alarm icon={FileX} tone="bad" word="Deleted" />
  if (status === 'missing') return <Alarm icon={FileX} tone="bad" word="Missing" />
  if (status === 'unreadable') return <Alarm icon={TriangleAlert} tone="bad" word="Unreadable" />
  return null
}

function Alarm({ icon: Icon, tone, word }: { icon: typeof FileX; tone: string; word: string }) {
  return (
    <span className={tone}>
      <Icon size={13} aria-hidden /> {word}
    </span>
  )
}

function Facts({ version }: { version: Version }) {
  const endings = useMemo(() => nameOfEndings(version.text), [version.text])
  return (
    <>
      <span>{encodingOf(version)}</span>
      <span title="Line endings">{endings}</span>
      <span className="etag" title={`etag ${version.etag}: the version that your text is based on`}>
        etag <code>{version.etag.slice(0, 6)}</code>
      </span>
    </>
  )
}

function encodingOf({ encoding, bom }: Version): string {
  if (encoding === 'binary') return 'Binary'
  return encoding.toUpperCase().replace(/(LE|BE)$/, ' $1') + (bom ? ' BOM' : '')
}

function savedWord(file: FileState): string {
  if (file.base === null) return ''
  if (file.gone) return 'Not on disk'
  if (file.saving) return 'Saving'
  return file.dirty ? 'Unsaved' : 'Saved'
}

function watchingOf(line: LineState, file: FileState): { freshness: Freshness; word: string } {
  if (line.kind === 'waiting') return { freshness: 'polling', word: 'Reconnecting' }
  const status = statusOf(file)
  if (line.kind === 'connecting' || status === 'loading') return { freshness: 'coming', word: 'Connecting' }
  return status === 'unreadable'
    ? { freshness: 'gone', word: 'Not watching' }
    : { freshness: 'live', word: 'Watching' }
}
