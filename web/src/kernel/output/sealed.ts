/** The theme as a frame needs it: it sees none of the page's own. */
export interface Look {
  scheme: 'dark' | 'light'
  fg: string
  quiet: string
  line: string
  hover: string
  accent: string
  sans: string
  mono: string
}

export interface Sealed {
  /** The frame's whole document. */
  srcdoc: string
  /** There were scripts; they are gone. */
  scripts: boolean
}

/**
 * The one script of a frame: it says how high its contents are, and whoever hears a lie has only a
 * frame of the wrong height. Its hash stands in the page's policy (StaticPage.java) too, because a
 * `srcdoc` inherits that one: no other script runs in a frame, whatever the HTML brings.
 */
export const MEASURE =
  'new ResizeObserver(()=>{const e=document.documentElement;parent.postMessage({sightlineFrame:' +
  'Math.ceil(e.getBoundingClientRect().height)+(e.scrollWidth>e.clientWidth?16:0)},"*")})' +
  '.observe(document.documentElement)'

/** sha-256 of `MEASURE`. */
export const MEASURE_HASH = 'sha256-yGmjoKMNB+18JkpsJcNnZEc9wioQ16Fuw16i4x/bIlg='

/** What a frame may: style itself and show what it carries. It reaches no network and no other page. */
const policy = (scripts: string) =>
  `default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src ${scripts}; form-action 'none'; base-uri 'none'`

/** Elements that a frame has no use for; its policy and its sandbox bar what they do as well. */
const USELESS = 'script, base, link, meta, iframe, frame, object, embed, template[shadowrootmode]'

/**
 * HTML of a script as a document for `<iframe sandbox srcdoc>`. It is not cleaned: the sandbox
 * (never same-origin) and the policies hold it. With a look it is for a frame of this page, and
 * says how high it is; without one it is for a file, goes with the reader's system and says nothing.
 */
export function sealed(html: string, look?: Look): Sealed {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
  const body = new DOMParser().parseFromString(trusted(prepared(html, nonce)), 'text/html')
  const scripts = [...body.querySelectorAll('script')].some(({ type }) => !/json/i.test(type))
  for (const element of body.querySelectorAll(USELESS)) element.remove()
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (/^on|^data-sightline-off$/i.test(name)) element.removeAttribute(name)
    }
  }
  for (const link of body.querySelectorAll('a, area')) {
    // Other addresses would be taken as parts of this page.
    if (!/^\s*(?:https?:\/\/|mailto:)/i.test(link.getAttribute('href') ?? '')) link.removeAttribute('href')
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener noreferrer')
  }
  const css = `${look ? lookOf(look) : LIGHT_AND_DARK}${stylesAsRules(body)}`.replaceAll('</', '<\\/')
  // The nonce is this page's own and has no place in a file.
  if (!look) for (const style of body.querySelectorAll('style')) style.removeAttribute('nonce')
  const srcdoc =
    `<!doctype html><html><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy(look ? `'${MEASURE_HASH}'` : "'none'")}">` +
    `<style${look ? ` nonce="${nonce}"` : ''}>${css}</style>${look ? `<script>${MEASURE}</script>` : ''}` +
    `${body.head.innerHTML}</head><body>${body.body.innerHTML}</body></html>`
  return { srcdoc, scripts }
}

/**
 * Parsing alone complains of each style and each handler that the page's policy forbids. So they are made lawful
 * before it; what this misses is only not styled, and is barred all the same.
 */
const prepared = (html: string, nonce: string): string =>
  html
    .replace(/<style\b/gi, `<style nonce="${nonce}"`)
    .replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, '$1data-sightline-style')
    .replace(TAG, (tag) => tag.replace(HANDLER, (_, quoted?: string) => quoted ?? 'data-sightline-off'))

/** A tag to its end, which is not one that stands in quotes. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*/gi

/** What stands in quotes, or the name of a handler. */
const HANDLER = /("[^"]*"|'[^']*')|(?<![\w-])on[a-z]+(?=\s*=)/gi

/** The inherited policy forbids style attributes: rules of a style sheet with the nonce that it allows. */
function stylesAsRules(body: Document): string {
  let rules = ''
  for (const [at, element] of [...body.querySelectorAll('[data-sightline-style]')].entries()) {
    const style = element.getAttribute('data-sightline-style') ?? ''
    element.setAttribute('data-sightline-style', String(at))
    // As strong as the attribute would be: stronger than any rule that is not `!important`.
    rules += `[data-sightline-style="${at}"]:not(#_#_#_){${style}}\n`
  }
  return rules
}

const base = (fg: string, quiet: string, line: string, hover: string, accent: string) =>
  `html{color:${fg};background:transparent}a{color:${accent}}table{border-color:${line}}` +
  `th{color:${quiet}}th,td{border-bottom-color:${line}}tbody tr:hover{background:${hover}}`

const SHAPE =
  'body{margin:0;padding:6px 10px;display:flow-root}table{border-collapse:collapse;border:0;font-variant-numeric:tabular-nums}' +
  'th,td{padding:3px 12px;border:0;border-bottom:1px solid;white-space:nowrap;text-align:right}' +
  'th{font-weight:500}p{margin:6px 0}img,svg{max-width:100%}'

const lookOf = ({ scheme, fg, quiet, line, hover, accent, sans, mono }: Look): string =>
  `html{color-scheme:${scheme};font:12px/18px ${sans}}table,pre,code{font:12px/16px ${mono}}` +
  `${SHAPE}${base(fg, quiet, line, hover, accent)}`

/** For a file that goes with its reader's system. */
const LIGHT_AND_DARK =
  'html{color-scheme:light dark;font:12px/18px system-ui,sans-serif}table,pre,code{font:12px/16px ui-monospace,monospace}' +
  `${SHAPE}${base('#15191c', '#5c666f', '#e4e8eb', '#eff1f3', '#0b6a98')}` +
  `@media (prefers-color-scheme:dark){${base('#e9ecef', '#87919a', '#20262b', '#1a1e22', '#62bbe8')}}`

interface Policies {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string }
}

/** Passes text on as it is, so it stays in this file: into inert documents and sandboxed frames only. */
const passing = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('sightline-sealed', {
  createHTML: (html) => html,
})

/** Typed as text, which is what the DOM's own types ask for. */
const trusted = (html: string): string => passing?.createHTML(html) ?? html

/** Gives a sandboxed frame its document. */
export function fill(frame: HTMLIFrameElement, { srcdoc }: Sealed): void {
  if (!frame.hasAttribute('sandbox') || frame.sandbox.contains('allow-same-origin')) {
    throw new Error('a frame for HTML of scripts must be sandboxed')
  }
  frame.srcdoc = trusted(srcdoc)
}
