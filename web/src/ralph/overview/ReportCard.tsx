import { Check, Copy, FileText } from 'lucide-react'
import { useState } from 'react'
import { getReport } from '../../api/loopCalls'
import type { Project } from '../../api/wire'
import { showToast } from '../../parts/toasts'

/** A report of the loop to be read, or pasted into a message; written when somebody asks for it. */
export function ReportCard({ project }: { project: Project }) {
  const [text, setText] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const write = async () => {
    const reply = await getReport(project.id)
    setTrouble(reply.ok ? null : reply.detail)
    setCopied(false)
    if (reply.ok) setText(reply.value.content)
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text ?? '')
      setCopied(true)
    } catch {
      showToast({ key: 'report', text: 'The browser forbids it: select the text and copy it by hand' })
    }
  }
  return (
    <section className="pane report" aria-label="Report">
      <header className="pane-head">
        <h2>Report</h2>
        <span className="secondary one-line wide-only">Markdown, for a message or an issue</span>
        <span className="gap" />
        {text !== null && (
          <>
            <button type="button" className="btn" onClick={() => void copy()}>
              {copied ? <Check size={14} aria-hidden /> : <Copy size={14} strokeWidth={1.8} aria-hidden />}
              <span role="status">{copied ? 'Copied' : 'Copy'}</span>
            </button>
            <button type="button" className="btn" onClick={() => setText(null)}>
              Hide
            </button>
          </>
        )}
        <button type="button" className="btn" onClick={() => void write()}>
          <FileText size={14} strokeWidth={1.8} aria-hidden />
          {text === null ? 'Write one' : 'Write anew'}
        </button>
      </header>
      {trouble !== null && (
        <p className="pane-none bad" role="alert">
          {trouble}
        </p>
      )}
      {text !== null && <pre className="plan-raw">{text}</pre>}
    </section>
  )
}
