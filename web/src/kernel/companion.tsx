import { EditorView, keymap } from '@codemirror/view'
import { useStore } from 'zustand'
import type { Companion, MakeCompanion, OpenText } from '../desk/companion'
import { baseName } from '../node/paths'
import { pythonServerOf } from '../place/place'
import { Autorun } from './autorun'
import { download } from './download'
import { FileKernel } from './fileKernel'
import { resultGutters } from './gutters'
import { keysOf, WAY_OUT } from './keys'
import { Reading } from './Reading'
import { ResultBlock } from './ResultBlock'
import { RunBar } from './RunBar'
import { RunWord } from './RunWord'
import { editsSince, resultDecorations, results } from './results'
import { Hosts } from './resultWidget'
import { room } from './room'
import { rightsChanged, runButton } from './runButton'
import { standingResults } from './standing'
import { VariablesPanel } from './variables/VariablesPanel'
import './bar.css'
import './kernel.css'

/** What makes a script of an open file: it runs, and its results stand beside its lines. */
export const companionFor: MakeCompanion = (text: OpenText): Companion => {
  const server = pythonServerOf(window.location.search)
  const kernel = new FileKernel(text, server)
  const autorun = new Autorun(kernel, text)
  const hosts = new Hosts(
    (key) => {
      const slash = key.lastIndexOf('/')
      return <ResultBlock kernel={kernel} run={key.slice(0, slash)} node={Number(key.slice(slash + 1))} />
    },
    () => text.view(),
  )
  const acts = {
    toggleAutorun: () => autorun.toggle(),
    exportHtml: async () => {
      // Large, and seldom wanted.
      const { exportHtml } = await import('./export/exportHtml')
      const name = baseName(text.path)
      const standing = standingResults(text.state(), kernel.store.getState())
      const html = exportHtml({ name, text: text.text(), results: standing, when: new Date() })
      download(`${name}.html`, html)
    },
  }
  const mayRun = () => kernel.store.getState().noRunning === null
  const onRights = kernel.store.subscribe(({ noRunning }, before) => {
    if (noRunning !== before.noRunning) text.dispatch({ effects: rightsChanged.of(null) })
  })
  return {
    extension: [
      results,
      editsSince,
      resultDecorations(hosts),
      resultGutters,
      room,
      runButton((lines) => void kernel.runLines(lines), mayRun),
      EditorView.contentAttributes.of({ 'aria-describedby': WAY_OUT }),
      keymap.of(keysOf(kernel)),
      EditorView.updateListener.of(({ state, startState, docChanged }) => {
        // The reading view shows the text too.
        if (docChanged && kernel.store.getState().reading) kernel.store.setState({})
        const placed = state.field(results)
        if (docChanged || placed !== startState.field(results, false)) kernel.seeFault()
        if (placed === startState.field(results, false)) return
        hosts.keep(new Set(placed.filter(({ shown }) => shown).map(({ key }) => key)))
      }),
    ],
    bar: <RunBar kernel={kernel} acts={acts} />,
    status: <RunWord kernel={kernel} />,
    cover: <Reading kernel={kernel} text={text} />,
    side: <Side kernel={kernel} />,
    close: () => {
      onRights()
      autorun.close()
      kernel.close()
      hosts.keep(new Set())
    },
  }
}

function Side({ kernel }: { kernel: FileKernel }) {
  const { variables, finished, noRunning } = useStore(kernel.store)
  if (!variables || noRunning !== null) return null
  const server = kernel.server === undefined ? {} : { server: kernel.server }
  return (
    <aside className="kernel-side" aria-label="Variables">
      <VariablesPanel session={kernel.path} finished={finished} {...server} />
    </aside>
  )
}
