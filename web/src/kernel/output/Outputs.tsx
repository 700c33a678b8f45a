import { Scissors } from 'lucide-react'
import { useMemo } from 'react'
import { sized } from '../../parts/figures'
import { ErrorOutput } from './ErrorOutput'
import { HtmlOutput } from './HtmlOutput'
import { ImageOutput } from './ImageOutput'
import { MarkdownOutput } from './MarkdownOutput'
import { joined, type Output } from './output'
import { TableOutput } from './TableOutput'
import { TextOutput } from './TextOutput'
import './output.css'
import '../../parts/ansi.css'
import './text.css'
import './table.css'
import './markdown.css'

interface Props {
  outputs: readonly Output[]
  /** The statement runs, and more may come. */
  running: boolean
}

/** All that a statement put out, in the order in which it came. */
export function Outputs({ outputs, running }: Props) {
  const shown = useMemo(() => joined(outputs), [outputs])
  return (
    <div className="outs">
      {shown.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output has no name but its place
        <One key={at} output={output} running={running && at === shown.length - 1} />
      ))}
    </div>
  )
}

/** The server's own sentence about a cut is not longer than this, and stands in the note instead. */
const SENTENCE = 300

function One({ output, running }: { output: Output; running: boolean }) {
  const { type, content, cut } = output
  if (cut === undefined) return <Kind output={output} running={running} />
  const only = (type === 'stdout' || type === 'stderr') && content.length <= SENTENCE
  return (
    <>
      {!only && <Kind output={output} running={running} />}
      <p className="out-note">
        <Scissors size={12} aria-hidden /> {sized(cut)} left out here: a statement keeps at most 1 MiB of text
        and 10 MiB of pictures. Write the rest to a file.
      </p>
    </>
  )
}

function Kind({ output: { type, content, value, error }, running }: { output: Output; running: boolean }) {
  switch (type) {
    case 'stdout':
      return <TextOutput text={content} tone={value ? 'value' : 'stdout'} running={running} />
    case 'stderr':
      return <TextOutput text={content} tone="stderr" running={running} />
    case 'error':
      return <ErrorOutput fault={error} traceback={content} />
    case 'dataframe':
      return <TableOutput content={content} />
    case 'image':
      return <ImageOutput url={content} />
    case 'markdown':
      return <MarkdownOutput text={content} />
    case 'html':
      return <HtmlOutput html={content} />
    default:
      return <TextOutput text={content} tone="plain" />
  }
}
