import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
  type ViewUpdate,
} from '@codemirror/view'
import { type LineSeparator, withEndings } from '../lineEndings'
import { codeColours, codeLook } from './look'

/** The parts of an editor that change while it is open. */
export const endings = new Compartment()
export const language = new Compartment()
export const protection = new Compartment()
/** What a companion adds; before everything of ours, so that its keys and gutters come first. */
export const company = new Compartment()

/** The page's own nonce, without which the content policy refuses the editor's style sheets. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

const stillCaret = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The editor's own words in the page's spelling. */
const WORDS = {
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Regexp',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
}

/** Lines that end in this way; whatever is pasted or dropped takes the same ending. */
export const endingIn = (separator: LineSeparator): Extension => [
  EditorState.lineSeparator.of(separator),
  EditorView.clipboardInputFilter.of((text) => withEndings(text, separator)),
]

export const readOnly = (on: boolean): Extension => EditorState.readOnly.of(on)

/** Everything that an open file's editor is made of. */
export function extensions(label: string, onUpdate: (update: ViewUpdate) => void): Extension {
  return [
    EditorView.cspNonce.of(nonce()),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of(onUpdate),
    Prec.high(company.of([])),
    endings.of(endingIn('\n')),
    language.of([]),
    protection.of(readOnly(false)),
    lineNumbers(),
    foldGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection({ cursorBlinkRate: stillCaret() ? 0 : 1200 }),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    rectangularSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.phrases.of(WORDS),
    syntaxHighlighting(codeColours),
    codeLook,
    keymap.of([...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab, ...defaultKeymap]),
  ]
}
