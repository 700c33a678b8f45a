import { useEffect, useState } from 'react'

/** Markdown of somebody else, cleaned of all that could act; its libraries come with the first one. */
export function Markdown({ text }: { text: string }) {
  const [html, setHtml] = useState<TrustedHTML | string>()
  useEffect(() => {
    let wanted = true
    import('./markdown').then(
      ({ markdownToHtml }) => wanted && setHtml(markdownToHtml(text)),
      () => wanted && setHtml(undefined),
    )
    return () => {
      wanted = false
    }
  }, [text])
  if (html === undefined) return <pre className="markdown-text">{text}</pre>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify made it, as a TrustedHTML
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />
}
