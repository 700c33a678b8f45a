import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { showToast } from '../../parts/toasts'
import { hrefOf } from '../../place/place'

/** Copies the address of a line; where the browser forbids it, shows it to be copied by hand. */
export function CopyLink({
  project,
  line,
  children,
}: {
  project: string
  line: number | undefined
  children: ReactNode
}) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const place = {
      page: 'project',
      id: project,
      tab: 'log',
      ...(line === undefined ? {} : { line }),
    } as const
    const address = new URL(hrefOf(place), window.location.href).href
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      showToast({ key: 'log-link', text: `The browser forbids it; copy by hand: ${address}` })
    }
  }
  const what = line === undefined ? 'Copy a link to this log' : `Copy a link to line ${line}`
  return (
    <button type="button" className="btn log-link" onClick={copy} title={what}>
      {copied ? <Check size={14} aria-hidden /> : children}
      <span role="status">{copied ? 'Copied' : 'Copy link'}</span>
    </button>
  )
}
