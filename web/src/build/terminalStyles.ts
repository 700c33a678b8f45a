import type { Terminal } from '@xterm/xterm'

/** Of xterm's own, where it paints a cell in a colour that is none of the theme's. */
interface Inside {
  _core?: {
    _renderService?: {
      _renderer?: { value?: { _rowFactory?: { _addStyle(of: HTMLElement, style: string): void } } }
    }
  }
}

/**
 * Opens a terminal under a content policy that lets style sheets in only with the page's nonce, and no style
 * attributes at all: xterm makes both, and knows of neither (a browser test holds this to its version).
 */
export function openWithPolicy(terminal: Terminal, element: HTMLElement): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
  const make = Document.prototype.createElement
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make.call(document, name, options)
    if (name === 'style') made.nonce = nonce
    return made
  }
  try {
    terminal.open(element)
  } finally {
    // From here on the prototype's again.
    Reflect.deleteProperty(document, 'createElement')
  }
  const rows = (terminal as unknown as Inside)._core?._renderService?._renderer?.value?._rowFactory
  if (!rows) return
  // The same by another way, which the policy allows: nobody could have written it into the page.
  rows._addStyle = (cell, style) => {
    cell.style.cssText += `${style};`
  }
}
