import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Copies what `text` gives; it is asked only when the button is pressed. */
export function CopyButton({ text }: { text: () => string }) {
  const [said, setSaid] = useState<'copied' | 'refused'>()
  useEffect(() => {
    if (said === undefined) return
    const timer = setTimeout(() => setSaid(undefined), 2000)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setSaid('copied')
    } catch {
      setSaid('refused')
    }
  }
  return (
    <button type="button" className="out-copy" onClick={copy} title="Copy this output">
      {said === 'copied' ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      <span className={said === undefined ? 'hidden-word' : undefined} role="status">
        {said === 'copied'
          ? 'Copied'
          : said === 'refused'
            ? 'The browser forbids it: select and copy'
            : 'Copy'}
      </span>
    </button>
  )
}
