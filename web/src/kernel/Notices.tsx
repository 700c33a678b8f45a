import { RotateCw, TriangleAlert } from 'lucide-react'
import { Banner } from '../parts/Banner'
import type { FileKernel } from './fileKernel'
import { KernelList } from './KernelList'
import type { KernelView } from './kernelView'

/** What the user must know or decide, beneath the bar. */
export function Notices({ kernel, view }: { kernel: FileKernel; view: KernelView }) {
  const { trouble } = view
  return (
    <>
      {view.restarting && <AskRestart kernel={kernel} />}
      {trouble && (
        <Banner
          tone={view.noRunning !== null && view.noRunning === trouble.title ? 'yellow' : 'red'}
          icon={TriangleAlert}
          title={trouble.title}
          acts={
            <button type="button" className="btn" onClick={() => kernel.dismiss()}>
              Dismiss
            </button>
          }
        >
          {trouble.detail}
          {trouble.crowded && <KernelList calls={kernel.calls} />}
        </Banner>
      )}
    </>
  )
}

function AskRestart({ kernel }: { kernel: FileKernel }) {
  const keep = () => kernel.store.setState({ restarting: false })
  return (
    <Banner
      tone="yellow"
      icon={RotateCw}
      title="Restart the kernel?"
      acts={
        <>
          <button
            type="button"
            className="btn danger firm"
            // biome-ignore lint/a11y/noAutofocus: it answers the press that has just been made
            autoFocus
            onKeyDown={({ key }) => key === 'Escape' && keep()}
            onClick={() => void kernel.restart()}
          >
            Restart
          </button>
          <button type="button" className="btn" onClick={keep}>
            Keep it
          </button>
        </>
      }
    >
      It ends what runs and forgets all names.
    </Banner>
  )
}
