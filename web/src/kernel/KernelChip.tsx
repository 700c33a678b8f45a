import { Cpu } from 'lucide-react'
import type { KernelStatus } from '../api/kernelWire'
import { cpuOf, memoryOf } from './duration'
import { currentRun, type KernelView } from './kernelView'

/** How a kernel is, in words. */
export const WORDS: Record<KernelStatus, { word: string; tone: string }> = {
  starting: { word: 'starting', tone: 'accent' },
  idle: { word: 'idle', tone: 'quiet' },
  busy: { word: 'busy', tone: 'accent' },
  waiting: { word: 'waits for input', tone: 'warn' },
  unresponsive: { word: 'does not answer', tone: 'warn' },
  dead: { word: 'died', tone: 'bad' },
  stopped: { word: 'stopped', tone: 'quiet' },
}

const SOURCES: Record<string, string> = {
  path: 'from PATH',
  option: '--python',
  venv: '.venv',
  virtual_env: 'VIRTUAL_ENV',
}

interface Props {
  view: KernelView
  /** The other node on which it runs. */
  server?: string | undefined
  /** Also where there is little room. */
  full?: boolean
}

/** Which Python runs the script, how it is, and what it takes; where there is little room, how it is. */
export function KernelChip({ view, server, full = false }: Props) {
  const { kernel } = view
  const python = kernel?.python ?? null
  const { word, tone } = statusOf(view)
  const waiting = Math.max(0, view.active.length - 1)
  const rss = view.usage?.rss ?? kernel?.rss ?? null
  const cpu = currentRun(view) ? (view.usage?.cpu ?? kernel?.cpu ?? null) : null
  const source = python && (SOURCES[python.source] ?? python.source)
  const where = server === undefined ? '' : ` on ${server}`
  return (
    <span className={full ? 'kernel-chip full' : 'kernel-chip'}>
      {waiting > 0 && <span className="accent queued">{waiting} queued</span>}
      <span className="kernel-python" title={python ? `${python.executable}, ${source}` : undefined}>
        <Cpu size={14} strokeWidth={1.6} aria-hidden />
        <span>{python ? `Python ${shortOf(python.version)}${where}` : `Python${where}`}</span>
        {source && <span className="quiet source">{source}</span>}
      </span>
      <span className={`how ${tone}`} title={kernel?.detail ?? undefined}>
        {word}
      </span>
      {rss !== null && <span className="quiet taken">{memoryOf(rss)}</span>}
      {cpu !== null && <span className="quiet taken cpu">{cpuOf(cpu)}</span>}
    </span>
  )
}

function statusOf(view: KernelView): { word: string; tone: string } {
  const run = currentRun(view)
  if (run && run.silent !== null) return WORDS.unresponsive
  if (view.kernel) return WORDS[view.kernel.status] ?? { word: view.kernel.status, tone: 'quiet' }
  if (view.noRunning !== null) return { word: 'not started', tone: 'quiet' }
  return run || view.starting ? WORDS.starting : { word: 'starts with the first run', tone: 'quiet' }
}

/** "3.13" of "3.13.1": who looks for more finds the executable in the title. */
const shortOf = (version: string) => version.split('.').slice(0, 2).join('.')
