import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from './CopyButton'
import { bodyOf, isChained, libraryOf, messageOf, summaryOf } from './fault'
import type { Fault, Frame } from './output'
import { TextOutput } from './TextOutput'
import { visible } from './visible'

/** An exception: what it is at once, where it came from on demand. */
export function ErrorOutput({ fault, traceback }: { fault: Fault | undefined; traceback: string }) {
  if (fault === undefined) {
    return (
      <div className="out-box out-error">
        <TextOutput text={traceback} tone="plain" />
      </div>
    )
  }
  const message = messageOf(fault)
  const body = fault.frames.length === 0 ? bodyOf(traceback) : ''
  return (
    <div className="out-box out-error">
      <p className="out-fault">
        <b>{visible(fault.name)}</b>
        {message !== '' && <bdi>: {visible(message)}</bdi>}
      </p>
      {fault.frames.length > 0 && <Traceback fault={fault} text={traceback} />}
      {body !== '' && <pre className="out-body">{visible(body)}</pre>}
      <CopyButton text={() => traceback} />
    </div>
  )
}

function Traceback({ fault, text }: { fault: Fault; text: string }) {
  const [open, setOpen] = useState(false)
  const { where, folded } = summaryOf(fault)
  return (
    <>
      <button type="button" className="out-trace" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} aria-hidden />
        <span>{visible(where)}</span>
        {!open && <span>{folded}</span>}
      </button>
      {open &&
        (isChained(text) ? (
          <TextOutput text={text} tone="plain" />
        ) : (
          <ol className="out-frames">
            {fault.frames.map((frame, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: recursion repeats a frame; its place is its name
              <FrameRow key={at} frame={frame} />
            ))}
          </ol>
        ))}
    </>
  )
}

function FrameRow({ frame }: { frame: Frame }) {
  return (
    <li className={libraryOf(frame) === undefined ? 'own' : undefined}>
      <span title={visible(frame.file)}>
        {visible(frame.file)}:{frame.line}
      </span>{' '}
      in <b>{visible(frame.name)}</b>
      {frame.code.trim() !== '' && <code>{visible(frame.code.trim())}</code>}
    </li>
  )
}
