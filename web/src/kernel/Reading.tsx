import { BookOpen } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { OpenText } from '../desk/companion'
import { Empty } from '../parts/Empty'
import type { FileKernel } from './fileKernel'
import { ResultBlock } from './ResultBlock'
import { partsOf } from './readingParts'
import { standingResults } from './standing'

/** The script as a document: words and results, with the code folded. It goes on as the run does. */
export function Reading({ kernel, text }: { kernel: FileKernel; text: OpenText }) {
  const on = useStore(kernel.store, ({ reading }) => reading)
  return on ? <Page kernel={kernel} text={text} /> : null
}

function Page({ kernel, text }: { kernel: FileKernel; text: OpenText }) {
  const view = useStore(kernel.store)
  const state = text.state()
  const parts = useMemo(() => partsOf(state.doc.toJSON(), standingResults(state, view)), [state, view])
  if (!parts.some(({ kind }) => kind === 'result')) {
    return (
      <div className="reading-view">
        <Empty icon={BookOpen} title="Nothing to read yet">
          <p>Run the script: its words and results stand here, and the code is folded.</p>
        </Empty>
      </div>
    )
  }
  return (
    <article className="reading-view" aria-label="Reading view">
      {parts.map((part) =>
        part.kind === 'code' ? (
          <details key={`code ${part.from}`} className="folded">
            <summary>
              {part.from === part.to ? `Line ${part.from}` : `Lines ${part.from} to ${part.to}`}
            </summary>
            <pre>{part.text}</pre>
          </details>
        ) : (
          <div key={part.result.key} className="cm-result" data-stale={part.result.stale || undefined}>
            <ResultBlock kernel={kernel} run={part.result.run} node={part.result.node} />
          </div>
        ),
      )}
    </article>
  )
}
