import { StateEffect } from '@codemirror/state'
import { type EditorView, WidgetType } from '@codemirror/view'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

/** A result has got another height. */
export const resized = StateEffect.define<string>()

interface Host {
  dom: HTMLElement
  root: Root
  height: number
  observer: ResizeObserver
}

/**
 * The elements in which results are rendered, each with a root of its own. They outlive the editor's
 * view of them: what scrolls out and in again, or goes behind another file, is as it was left.
 */
export class Hosts {
  private readonly hosts = new Map<string, Host>()
  private readonly render: (key: string) => ReactNode
  private readonly view: () => EditorView | undefined

  constructor(render: (key: string) => ReactNode, view: () => EditorView | undefined) {
    this.render = render
    this.view = view
  }

  element(key: string): HTMLElement {
    return (this.hosts.get(key) ?? this.begin(key)).dom
  }

  heightOf(key: string): number {
    return this.hosts.get(key)?.height ?? -1
  }

  /** Lets go of all results but these. */
  keep(keys: ReadonlySet<string>): void {
    for (const [key, { root, observer }] of this.hosts) {
      if (keys.has(key)) continue
      this.hosts.delete(key)
      observer.disconnect()
      // Not while React renders: an edit may come from within it.
      setTimeout(() => root.unmount())
    }
  }

  private begin(key: string): Host {
    const dom = document.createElement('div')
    dom.className = 'cm-result'
    const root = createRoot(dom)
    const observer = new ResizeObserver(() => {
      if (!dom.isConnected || dom.offsetHeight === host.height) return
      host.height = dom.offsetHeight
      // The editor sees by itself only what makes its whole text higher.
      this.view()?.dispatch({ effects: resized.of(key) })
    })
    const host = { dom, root, height: -1, observer }
    observer.observe(dom)
    root.render(this.render(key))
    this.hosts.set(key, host)
    return host
  }
}

/** The place of a result beneath the last line of its statement. */
export class ResultWidget extends WidgetType {
  private readonly key: string
  private readonly stale: boolean
  private readonly hosts: Hosts
  /** As it was when the text was last laid out; another one is another widget. */
  private readonly height: number

  constructor(key: string, stale: boolean, hosts: Hosts) {
    super()
    this.height = hosts.heightOf(key)
    this.key = key
    this.stale = stale
    this.hosts = hosts
  }

  override eq(other: ResultWidget): boolean {
    const isSame = other.key === this.key && other.stale === this.stale
    return isSame && other.height === this.height
  }

  override toDOM(): HTMLElement {
    const dom = this.hosts.element(this.key)
    dom.toggleAttribute('data-stale', this.stale)
    return dom
  }

  /** Only its dimming changes: the element stays, and with it what is unfolded or typed in it. */
  override updateDOM(dom: HTMLElement): boolean {
    if (dom !== this.hosts.element(this.key)) return false
    dom.toggleAttribute('data-stale', this.stale)
    return true
  }

  override get estimatedHeight(): number {
    return this.height
  }

  /** Whatever happens in a result is the result's business. */
  override ignoreEvent(): boolean {
    return true
  }
}
