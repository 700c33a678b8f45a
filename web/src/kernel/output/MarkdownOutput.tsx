import { useEffect, useState } from 'react'
import { TextOutput } from './TextOutput'

/** Markdown; its libraries come with the first one, and until then it is its own text. */
export function MarkdownOutput({ text }: { text: string }) {
  const [html, setHtml] = useState<TrustedHTML | string>()
  useEffect(() => {
    let wanted = true
    import('../../parts/markdown').then(
      ({ markdownToHtml }) => wanted && setHtml(markdownToHtml(text)),
      () => wanted && setHtml(undefined),
    )
    return () => {
      wanted = false
    }
  }, [text])
  if (html === undefined) return <TextOutput text={text} tone="plain" />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify made it, as a TrustedHTML
  return <div className="out-md" dangerouslySetInnerHTML={{ __html: html }} />
}
