import { BookOpen, Play, RotateCw, Square, Table2, Zap } from 'lucide-react'
import { useStore } from 'zustand'
import type { FileKernel } from './fileKernel'
import { KernelChip } from './KernelChip'
import { currentRun, type KernelView } from './kernelView'
import { KEYS, WAY_OUT } from './keys'
import { type Act, MoreMenu } from './MoreMenu'
import { Notices } from './Notices'
import { Toggle } from './Toggle'
import { useRunKeys } from './useRunKeys'

export interface BarActs {
  exportHtml(): Promise<void>
  toggleAutorun(): void
}

/** The bar over a script: run, interrupt, and how its kernel is. */
export function RunBar({ kernel, acts }: { kernel: FileKernel; acts: BarActs }) {
  const view = useStore(kernel.store)
  useRunKeys(kernel)
  const mayRun = view.noRunning === null
  const toggle = (name: 'reading' | 'variables') => () =>
    kernel.store.setState((now) => ({ [name]: !now[name] }))
  return (
    <>
      <div className="run-bar" role="toolbar" aria-label="Run">
        {mayRun && <RunButtons kernel={kernel} view={view} />}
        <span className="gap" />
        <KernelChip view={view} server={kernel.server} />
        <span className="toggles">
          {mayRun && (
            <Toggle
              icon={Zap}
              name="Run on change"
              word="On change"
              title="Run the script whenever the file changes on disk"
              on={view.autorun}
              flip={acts.toggleAutorun}
            />
          )}
          <Toggle
            icon={BookOpen}
            name="Reading view"
            word="Read"
            title="Show results and text, with the code folded"
            on={view.reading}
            flip={toggle('reading')}
          />
          {mayRun && (
            <Toggle
              icon={Table2}
              name="Variables"
              word="Variables"
              title="Show the names of the session and what they hold"
              on={view.variables}
              flip={toggle('variables')}
            />
          )}
        </span>
        {mayRun && (
          <button
            type="button"
            className="ib restart"
            aria-label="Restart kernel"
            title="Restart kernel: ends what runs and forgets all names"
            onClick={() => kernel.askToRestart()}
          >
            <RotateCw size={16} strokeWidth={1.6} aria-hidden />
            <span className="word">Restart</span>
          </button>
        )}
        <span className="hidden-word" id={WAY_OUT}>
          Tab indents. To leave the text by the keyboard press Escape, then Tab.
        </span>
        <MoreMenu acts={menuOf(kernel, view, acts, toggle)}>
          <KernelChip view={view} server={kernel.server} full />
          <p className="menu-note">Esc, then Tab, leaves the text</p>
        </MoreMenu>
      </div>
      <Notices kernel={kernel} view={view} />
    </>
  )
}

function RunButtons({ kernel, view }: { kernel: FileKernel; view: KernelView }) {
  const run = currentRun(view)
  const stuck = run && (view.interrupting === 'late' || run.silent !== null)
  return (
    <>
      <button type="button" className="btn" onClick={() => void kernel.runAll()}>
        <Play size={14} strokeWidth={1.8} aria-hidden />
        Run all
        <kbd>{KEYS.all}</kbd>
      </button>
      <button type="button" className="btn" onClick={() => void kernel.runChosen()}>
        Run statement
        <kbd>{KEYS.statement}</kbd>
      </button>
      {run && view.interrupting !== 'late' && (
        <button
          type="button"
          className="btn danger firm"
          disabled={view.interrupting !== null}
          title={view.interrupting ? 'Asked to stop' : 'Raise KeyboardInterrupt in the running statement'}
          onClick={() => void kernel.interrupt()}
        >
          <Square size={13} strokeWidth={2} aria-hidden />
          {view.interrupting ? 'Interrupting' : 'Interrupt'}
          <kbd>{KEYS.interrupt}</kbd>
        </button>
      )}
      {stuck && (
        <button
          type="button"
          className="btn danger firm"
          title="It does not answer. Restarting ends it and forgets all names"
          onClick={() => void kernel.restart()}
        >
          <RotateCw size={13} strokeWidth={2} aria-hidden />
          Restart kernel
        </button>
      )}
    </>
  )
}

function menuOf(
  kernel: FileKernel,
  view: KernelView,
  acts: BarActs,
  toggle: (name: 'reading' | 'variables') => () => void,
): readonly Act[] {
  const running: Act[] = [
    { name: 'Run above', run: () => void kernel.runAbove() },
    { name: 'Run from here on', run: () => void kernel.runBelow() },
    { name: 'Restart and run all', run: () => void kernel.restartAndRunAll() },
    { name: 'Restart kernel', narrow: true, run: () => kernel.askToRestart() },
    { name: 'Stop kernel', off: view.kernel === null, run: () => void kernel.stop() },
    { name: 'Run on change', narrow: true, on: view.autorun, run: acts.toggleAutorun },
    { name: 'Variables', narrow: true, on: view.variables, run: toggle('variables') },
  ]
  return [
    ...(view.noRunning === null ? running : []),
    { name: 'Reading view', narrow: true, on: view.reading, run: toggle('reading') },
    { name: 'Clear results', run: () => kernel.clearResults() },
    { name: 'Export as HTML', run: () => void acts.exportHtml() },
  ]
}
