import { Bot, User, Wrench } from 'lucide-react'
import { memo, useState } from 'react'
import type { TranscriptMessage } from '../../api/hermesWire'
import { counted, grouped } from '../../parts/figures'
import { Markdown } from '../../parts/Markdown'
import { momentOf } from '../When'
import { type ToolCall, toolCallsOf } from './transcript'

/** One message: who said it, what, and folded what was thought and done with it. */
export const Message = memo(function Message({ of }: { of: TranscriptMessage }) {
  const { role, content, timestamp, tool_calls, reasoning, token_count } = of
  const calls = toolCallsOf(tool_calls)
  const at = momentOf(timestamp)
  const Icon = role === 'user' ? User : Bot
  return (
    <li className="hud-message" data-role={role}>
      <header>
        <Icon size={14} strokeWidth={1.8} aria-hidden />
        <b>{role === 'user' ? 'User' : role === 'assistant' ? 'Agent' : role}</b>
        <span className="quiet num">
          {at !== undefined && (
            <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleString()}</time>
          )}
          {token_count > 0 && `, ${counted(token_count, 'token')}`}
        </span>
      </header>
      {content.trim() !== '' && <Markdown text={content} />}
      {reasoning !== null && reasoning !== '' && <Thought text={reasoning} />}
      {calls.length > 0 && <Calls of={calls} />}
    </li>
  )
})

/** What is folded is made only when somebody unfolds it: it may be long. */
function Thought({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Reasoning, {grouped([...text].length)} characters</summary>
      {open && <pre>{text}</pre>}
    </details>
  )
}

function Calls({ of }: { of: readonly ToolCall[] }) {
  const [open, setOpen] = useState(false)
  const names = [...new Set(of.map(({ name }) => name))].join(', ')
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Wrench size={13} strokeWidth={1.8} aria-hidden /> {counted(of.length, 'tool call')}: {names}
      </summary>
      {open &&
        of.map(({ name, input }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a call has no name but its place
          <div key={place}>
            <b>{name}</b>
            {input !== '' && <pre>{input}</pre>}
          </div>
        ))}
    </details>
  )
}
