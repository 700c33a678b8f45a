import type { Loop, Project } from '../../api/wire'
import { counted, sized } from '../../parts/figures'

import { useSystem } from './useSystem'

const MIB = 1024 * 1024
const inMib = (mib: number) => sized(mib * MIB)

/** Below these a loop may soon fail for want of room. */
const LITTLE_MEMORY = 0.1
const LITTLE_DISK_MIB = 2_048

/** What the loop takes of the machine; nothing where no process of it is alive. */
export function MachineCard({ project, loop }: { project: Project; loop: Loop }) {
  const use = useSystem(project, loop.process?.alive ? loop.process.pid : undefined)
  if (!use?.process) return null
  const { process, system } = use
  const scarce = system.memory_available_mb < LITTLE_MEMORY * system.memory_total_mb
  const full = system.disk_free_mb < LITTLE_DISK_MIB
  return (
    <section className="pane machine" aria-label="Machine">
      <header className="pane-head">
        <h2>Machine</h2>
        <span className="secondary one-line">
          pid {process.pid}
          {process.child_count > 0 && ` and ${process.child_count} more`}
        </span>
      </header>
      <dl className="pairs">
        <dt>Memory of the loop</dt>
        <dd>{inMib(process.total_rss_mb)}</dd>
        <dt>CPU since it began</dt>
        <dd>{cpuOf(process.cpu_percent)}</dd>
        <dt>Load of the machine</dt>
        <dd>
          {system.load_1m.toFixed(2)} <span className="quiet">on {counted(system.cpu_count, 'core')}</span>
        </dd>
        <dt>Memory left</dt>
        <dd className={scarce ? 'warn' : undefined}>
          {scarce && 'only '}
          {inMib(system.memory_available_mb)}{' '}
          <span className="quiet">of {inMib(system.memory_total_mb)}</span>
        </dd>
        <dt>Disk left</dt>
        <dd className={full ? 'warn' : undefined}>
          {full && 'only '}
          {inMib(system.disk_free_mb)}
        </dd>
      </dl>
    </section>
  )
}

/** Of one core: 250 % are two and a half. */
const cpuOf = (percent: number): string =>
  percent > 0 && percent < 1 ? '< 1 % of a core' : `${Math.round(percent)} % of a core`
