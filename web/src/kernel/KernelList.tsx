import { useCallback, useEffect, useState } from 'react'
import type { KernelCalls } from '../api/kernelCalls'
import type { Kernel } from '../api/kernelWire'
import { baseName } from '../node/paths'
import { memoryOf } from './duration'
import { WORDS } from './KernelChip'
import { visible } from './output/visible'

/** All kernels that run, each with a way to end it: there is no room for one more. */
export function KernelList({ calls }: { calls: Pick<KernelCalls, 'listKernels' | 'stopKernel'> }) {
  const [kernels, setKernels] = useState<readonly Kernel[]>()
  const [said, setSaid] = useState('')
  const ask = useCallback(async () => {
    const reply = await calls.listKernels()
    if (reply.ok) setKernels(reply.value.kernels.filter(isAlive))
    else setSaid(reply.detail)
  }, [calls])
  useEffect(() => void ask(), [ask])
  const stop = async (session: string) => {
    const reply = await calls.stopKernel(session)
    setSaid(
      reply.ok || reply.code === 'no_kernel'
        ? 'Stopped. There is room for one more: run again.'
        : reply.detail,
    )
    await ask()
  }
  return (
    <>
      <ul className="kernel-list" aria-label="Kernels">
        {kernels?.map(({ session, path, status, rss }) => (
          <li key={session}>
            <span className="name" title={visible(path ?? session)}>
              {visible(baseName(path ?? session)) || 'without a name'}
            </span>
            <span className={WORDS[status]?.tone ?? 'quiet'}>{WORDS[status]?.word ?? status}</span>
            <span className="quiet">{typeof rss === 'number' ? memoryOf(rss) : ''}</span>
            <button type="button" className="btn" onClick={() => void stop(session)}>
              Stop
              <span className="hidden-word"> {visible(path ?? session)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
    </>
  )
}

const isAlive = ({ status }: Kernel): boolean => status !== 'dead' && status !== 'stopped'
