import { Fragment } from 'react'

/** Cuts a text where one of the words stands, whatever the case; every second part is a word. */
export function cut(text: string, query: string): string[] {
  const words = query
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return words.length === 0 ? [text] : text.split(new RegExp(`(${words.join('|')})`, 'giu'))
}

/** A text with the words marked that were looked for. */
export function Marked({ text, query }: { text: string; query: string }) {
  return cut(text, query).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
    <Fragment key={at}>{at % 2 === 1 ? <mark>{part}</mark> : part}</Fragment>
  ))
}
