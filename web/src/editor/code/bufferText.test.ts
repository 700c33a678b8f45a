// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../seeded'
import { separatorOf } from '../lineEndings'
import { bringTo, documentOf, holds, textOf } from './bufferText'
import { extensions } from './extensions'

const empty = () => EditorState.create({ extensions: extensions('test', () => undefined) })
const showing = (text: string, state = empty()) => state.update(bringTo(state, text)).state

describe('the buffer', () => {
  it.each(['', 'a', 'a\n', 'a\r\nb\r\n', 'a\rb\r', 'a\r\nb\n', 'a\r\r\nb\u2028c\n', '\n\n\r'])(
    'gives back %j exactly',
    (text) => {
      const state = showing(text)
      expect(textOf(state)).toBe(text)
      expect(holds(state, documentOf(text), separatorOf(text))).toBe(true)
    },
  )

  it('goes from any text to any other and back', () => {
    const random = seeded(11)
    const parts = ['a', 'b', '\n', '\r\n', '\r', '\u{1f600}']
    let state = empty()
    for (let n = 0; n < 500; n++) {
      const text = Array.from(
        { length: random() * 12 },
        () => parts[Math.floor(random() * parts.length)],
      ).join('')
      state = showing(text, state)
      expect(textOf(state)).toBe(text)
    }
  })

  it('takes a change of the endings alone for a change', () => {
    const state = showing('a\r\nb\r\n')
    expect(holds(state, documentOf('a\nb\n'), '\n')).toBe(false)
    expect(textOf(showing('a\nb\n', state))).toBe('a\nb\n')
  })

  it('ends new lines as the file does', () => {
    const state = showing('a\r\nb\r\n')
    const typed = state.update({ changes: { from: 1, insert: state.toText('x\r\ny') } }).state
    expect(textOf(typed)).toBe('ax\r\ny\r\nb\r\n')
  })

  it('keeps the cursor in its line when lines are put above it', () => {
    const state = showing('one\ntwo\nthree\n').update({ selection: { anchor: 13 } }).state
    const moved = showing('zero\none\ntwo\nthree\n', state)
    expect(moved.doc.lineAt(moved.selection.main.head).text).toBe('three')
  })
})
