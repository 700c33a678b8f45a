import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags as t } from '@lezer/highlight'

/** Colours are the page's tokens, so the editor follows the theme by itself. */
export const codeColours = HighlightStyle.define([
  {
    tag: [t.keyword, t.controlKeyword, t.definitionKeyword, t.moduleKeyword, t.operatorKeyword, t.self],
    color: 'var(--k)',
  },
  { tag: [t.string, t.special(t.string), t.regexp, t.character], color: 'var(--str)' },
  { tag: [t.number, t.bool, t.null, t.atom, t.escape], color: 'var(--num)' },
  { tag: [t.className, t.typeName, t.namespace, t.standard(t.name), t.meta, t.tagName], color: 'var(--cls)' },
  { tag: [t.comment, t.lineComment, t.blockComment, t.docComment], color: 'var(--com)', fontStyle: 'italic' },
  { tag: [t.propertyName, t.variableName, t.function(t.variableName)], color: 'var(--fg-1)' },
  { tag: t.heading, color: 'var(--fg-1)', fontWeight: '600' },
  { tag: [t.link, t.url], color: 'var(--ac)' },
  { tag: t.emphasis, fontStyle: 'italic' },
  { tag: t.strong, fontWeight: '600' },
  { tag: t.strikethrough, textDecoration: 'line-through' },
  { tag: [t.monospace, t.quote], color: 'var(--str)' },
  { tag: [t.processingInstruction, t.contentSeparator, t.labelName], color: 'var(--fg-3)' },
  { tag: t.invalid, color: 'var(--bad)' },
])

/** A soft tint over `--inset`. */
const tint = (colour: string, percent: number) => `color-mix(in srgb, ${colour} ${percent}%, transparent)`

export const codeLook = EditorView.theme({
  '&': { height: '100%', color: 'var(--fg-1)', backgroundColor: 'var(--inset)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: 'var(--code-size)',
    lineHeight: '20px',
    fontVariantLigatures: 'none',
  },
  '.cm-content': { padding: '6px 0 40px', caretColor: 'var(--ac)' },
  '.cm-line': { padding: '0 14px 0 6px' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--ac)' },
  '.cm-gutters': { backgroundColor: 'var(--inset)', color: 'var(--fg-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '42px', padding: '0 2px 0 8px', fontSize: '0.92em' },
  '.cm-foldGutter .cm-gutterElement': { width: '14px', textAlign: 'center', cursor: 'pointer' },
  '.cm-foldGutter .cm-gutterElement:hover': { color: 'var(--fg-1)' },
  '.cm-activeLine': { backgroundColor: tint('var(--fg-1)', 4) },
  '.cm-activeLineGutter': { backgroundColor: tint('var(--fg-1)', 4), color: 'var(--fg-1)' },
  '.cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { background: tint('var(--ac)', 26) },
  '.cm-selectionMatch': { backgroundColor: tint('var(--ac)', 14) },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    boxShadow: 'inset 0 0 0 1px var(--ln-3)',
    borderRadius: '2px',
  },
  '&.cm-focused .cm-nonmatchingBracket': { color: 'var(--bad)', backgroundColor: 'transparent' },
  '.cm-searchMatch': { backgroundColor: 'var(--hit)', borderRadius: '2px' },
  '.cm-searchMatch-selected, .cm-searchMatch-selected span': {
    backgroundColor: 'var(--hit-on)',
    color: 'var(--hit-fg)',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--bg-2)',
    border: '1px solid var(--ln-2)',
    color: 'var(--fg-2)',
    padding: '0 4px',
  },
  '.cm-panels': { backgroundColor: 'var(--bg-1)', color: 'var(--fg-1)', fontFamily: 'var(--sans)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--ln-1)' },
  '.cm-panel.cm-search': { padding: '6px 32px 6px 12px', fontSize: '12px' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    color: 'var(--fg-2)',
    fontSize: 'var(--t-sm)',
  },
  '.cm-panel.cm-search input[type=checkbox]': { accentColor: 'var(--ac)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--fg-2)', padding: '4px 8px', fontSize: '16px' },
  '.cm-textfield': {
    backgroundColor: 'var(--inset)',
    border: '1px solid var(--ln-2)',
    borderRadius: '6px',
    color: 'var(--fg-1)',
    height: 'var(--ctl)',
    padding: '0 8px',
    fontSize: 'var(--t-sm)',
  },
  '.cm-textfield:focus': { borderColor: 'var(--ac)', boxShadow: '0 0 0 1px var(--ac)', outline: 'none' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--bg-1)',
    border: '1px solid var(--ln-2)',
    borderRadius: '6px',
    height: 'var(--ctl)',
    padding: '0 10px',
    color: 'var(--fg-1)',
    fontSize: 'var(--t-sm)',
    fontWeight: '500',
  },
  '.cm-button:hover': { backgroundColor: 'var(--bg-2)' },
})
