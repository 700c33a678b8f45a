import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isDrawing, isPicture } from '../../parts/picture'

/** A picture that came with the output. Nothing is ever fetched for one. */
export function ImageOutput({ url }: { url: string }) {
  const [open, setOpen] = useState(false)
  const [broken, setBroken] = useState(false)
  if (!isPicture(url)) {
    return (
      <p className="out-note">
        Picture not shown: it is not a PNG, JPEG, GIF, WebP or SVG in the output itself.
      </p>
    )
  }
  if (broken) return <p className="out-note">Picture not shown: its data cannot be read.</p>
  const paper = isDrawing(url) ? 'paper' : undefined
  return (
    <div className="out-box out-image">
      <button type="button" onClick={() => setOpen(true)} title="Show in full size">
        <img src={url} alt="Output of the statement" className={paper} onError={() => setBroken(true)} />
      </button>
      {open && <FullSize url={url} paper={paper} onClose={() => setOpen(false)} />}
    </div>
  )
}

function FullSize({ url, paper, onClose }: { url: string; paper: string | undefined; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return createPortal(
    // The browser closes it by Escape, and says so by `close`.
    <dialog ref={dialog} className="out-full" aria-label="Picture in full size" onClose={onClose}>
      <button type="button" className="ib" onClick={onClose} aria-label="Close" title="Close">
        <X size={16} aria-hidden />
      </button>
      <div>
        <img src={url} alt="Output of the statement in full size" className={paper} />
      </div>
    </dialog>,
    document.body,
  )
}
