import { useRef, useState } from 'react'
import { grouped, sized } from '../../parts/figures'
import { Nothing, Page, Pane } from '../Page'
import { useEnd } from '../sessions/useEnd'
import { logOf } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import './more.css'

const LINES = 500

/** The end of each log, live. */
export default function LogsPage() {
  const [name, setName] = useState<string>()
  const log = useHermes(logOf(name, LINES))
  const list = useHermes(logOf(undefined, LINES))
  const files = log.value?.files ?? list.value?.files ?? []
  const shown = log.value?.name ?? name
  return (
    <Page of={[log]} what="The log">
      {list.value && files.length === 0 && (
        <Pane title="Logs">
          <Nothing>
            No log yet: the agent and its gateway write theirs beneath <code>logs/</code>.
          </Nothing>
        </Pane>
      )}
      {files.length > 0 && (
        <section className="pane hud-log" aria-label="Log">
          <fieldset className="hud-sources" aria-label="Logs">
            {files.map(({ name: of, size, modified_at }) => (
              <button key={of} type="button" aria-pressed={of === shown} onClick={() => setName(of)}>
                {of}{' '}
                <span className="quiet num">
                  {sized(size)}, <When at={modified_at} />
                </span>
              </button>
            ))}
          </fieldset>
          {log.value && <Lines key={shown} of={log.value.lines} />}
        </section>
      )}
    </Page>
  )
}

function Lines({ of }: { of: readonly string[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLPreElement>(null)
  useEnd(scroller, inner)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys */}
      <div className="hud-log-lines" ref={scroller} tabIndex={0} role="log" aria-live="off">
        <pre ref={inner}>{of.join('\n')}</pre>
      </div>
      <p className="quiet num hud-pad">The last {grouped(of.length)} lines; secrets are left out.</p>
    </>
  )
}
