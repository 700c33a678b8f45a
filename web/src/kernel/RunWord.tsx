import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestion,
  OctagonX,
  Square,
} from 'lucide-react'
import { useStore } from 'zustand'
import { durationOf } from './duration'
import type { FileKernel } from './fileKernel'
import { currentRun, type KernelView } from './kernelView'
import type { RunState } from './runState'

interface Word {
  icon: LucideIcon
  tone: string
  text: string
  /** What is read out: not each statement, only what changes the whole. */
  spoken: string
}

/** How far the run is, in the status line; where it has failed, the way there. */
export function RunWord({ kernel }: { kernel: FileKernel }) {
  const view = useStore(kernel.store)
  const said = wordOf(view)
  const leads = !currentRun(view) && !view.starting && view.faultAt !== null
  return (
    <>
      {said && (
        <span className={`run-word ${said.tone}`} aria-hidden={!leads}>
          <said.icon size={13} strokeWidth={1.8} aria-hidden />
          {leads ? (
            <button type="button" title={`Go to line ${view.faultAt}`} onClick={() => kernel.goToFault()}>
              {said.text}
            </button>
          ) : (
            <span>{said.text}</span>
          )}
        </span>
      )}
      <span className="hidden-word" role="status" aria-live="polite">
        {said?.spoken}
      </span>
    </>
  )
}

export function wordOf(view: KernelView): Word | null {
  const run = currentRun(view)
  if (run) return running(run)
  if (view.starting) return same(CircleDashed, 'quiet', 'Starting')
  return view.last && ended(view.last, view.faultAt)
}

const same = (icon: LucideIcon, tone: string, text: string): Word => ({ icon, tone, text, spoken: text })

function running(run: RunState): Word {
  if (run.status === 'queued') return same(CircleDashed, 'quiet', 'Queued')
  if (run.silent !== null) return same(Hourglass, 'warn', 'Python does not answer: native code is busy')
  const current = run.current === null ? undefined : run.statements.get(run.current)
  if (current?.asked)
    return same(MessageCircleQuestion, 'warn', `Waits for input at line ${current.lineStart}`)
  if (run.statements.size === 0) return same(CircleDotDashed, 'accent', 'Starting')
  const at = Math.min(run.executed + 1, run.statements.size)
  const text = `Running ${at} of ${run.statements.size}`
  return { icon: CircleDotDashed, tone: 'accent', text, spoken: 'Running' }
}

/** `line` is where it failed, as the text stands now. */
function ended(run: RunState, line: number | null): Word {
  const took = run.ms === null ? '' : ` in ${durationOf(run.ms)}`
  const at = line === null ? '' : ` at line ${line}`
  const statements = [...run.statements.values()]
  // What was interrupted, or has failed, has not run.
  const ran = counted(statements.filter(({ state }) => state === 'ok').length)
  switch (run.status) {
    case 'ok':
      return same(CircleCheck, 'quiet', `Ran ${ran}${took}`)
    case 'error': {
      const failed = statements.find(({ failed }) => failed)
      const error = failed?.output.find(({ type }) => type === 'error')?.error
      return same(OctagonX, 'bad', `${error?.name ?? 'Error'}${at}`)
    }
    case 'interrupted':
      return same(Square, 'quiet', `Interrupted${at} after ${ran}`)
    case 'exited':
      return same(CircleCheck, 'quiet', `Exited with code ${run.exit ?? 0}`)
    case 'died':
      return same(OctagonX, 'bad', at === '' ? 'Died with its kernel' : `Ended${at}: the kernel is gone`)
    case 'lost':
      return same(OctagonX, 'bad', 'The run is lost')
    default:
      return same(Square, 'quiet', 'Cancelled')
  }
}

const counted = (n: number) => (n === 1 ? '1 statement' : `${n} statements`)
