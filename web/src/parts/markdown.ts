import createPurifier from 'dompurify'
import { Marked } from 'marked'
import { isPicture } from './picture'

/** What text is made of, and nothing that acts, styles, asks or fetches. */
const TAGS = (
  'a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre ' +
  's samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ')
/** Neither class nor id: with ours, a text could look like a part of the page. */
const ATTRIBUTES = ['align', 'alt', 'colspan', 'href', 'open', 'rowspan', 'src', 'start', 'title']

const marked = new Marked({ gfm: true, async: false })

const purifier = createPurifier(window)
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    const href = node.getAttribute('href') ?? ''
    // An address within this page could press what the reader may press.
    if (!/^(?:https?:\/\/|mailto:)/i.test(href)) node.removeAttribute('href')
    node.setAttribute('target', '_blank')
    node.setAttribute('rel', 'noopener noreferrer')
  }
  if (node.tagName === 'IMG' && !isPicture(node.getAttribute('src') ?? '')) {
    const alt = node.getAttribute('alt') || 'picture'
    node.replaceWith(`[${alt}: not fetched]`)
  }
})

/** Markdown as HTML that is safe to stand in the page: a trusted value, where the browser has them. */
export function markdownToHtml(text: string): TrustedHTML {
  return purifier.sanitize(marked.parse(text, { async: false }), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_TRUSTED_TYPE: true,
  })
}
