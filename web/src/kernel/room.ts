import { type EditorView, ViewPlugin } from '@codemirror/view'

/**
 * Tells the style sheet how much of the text is to be seen, and where it begins: a result is as wide
 * as that, stays there while long lines are scrolled, and makes no line longer.
 */
export const room = ViewPlugin.define((view: EditorView) => {
  const measure = {
    key: 'result-room',
    read: () => {
      const before = view.scrollDOM.querySelector<HTMLElement>('.cm-gutters-before')
      const left = before?.offsetWidth ?? 0
      return { left, width: view.scrollDOM.clientWidth - left }
    },
    write: ({ left, width }: { left: number; width: number }) => {
      view.dom.style.setProperty('--code-left', `${left}px`)
      view.dom.style.setProperty('--code-width', `${width}px`)
    },
  }
  view.requestMeasure(measure)
  return {
    update: ({ geometryChanged }) => {
      if (geometryChanged) view.requestMeasure(measure)
    },
  }
})
