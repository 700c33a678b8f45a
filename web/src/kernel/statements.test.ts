import { python } from '@codemirror/lang-python'
import { EditorSelection, EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { chosenLines, statementAfter, statementAt, statementsOf } from './statements'

const stateOf = (doc: string, from = 0, to = from) =>
  EditorState.create({ doc, extensions: [python()], selection: EditorSelection.single(from, to) })

const SCRIPT = `import a
# about f
@dec
def f():
    x = 1

    return x

# tail
a; b;

if x:
    pass
else:
    y
x = (1 +
 2)  # why
"""md
more"""
`
const lines = (doc: string) => statementsOf(stateOf(doc)).map(({ from, to }) => `${from}-${to}`)

describe('the statements of a script', () => {
  it('are its top-level nodes: decorators belong to theirs, comments and blank lines to none', () => {
    expect(lines(SCRIPT)).toEqual(['1-1', '3-7', '10-10', '12-15', '16-17', '18-19'])
  })

  it('are the same with other line endings', () => {
    const state = EditorState.create({
      doc: SCRIPT.split('\n').join('\r\n'),
      extensions: [python(), EditorState.lineSeparator.of('\r\n')],
    })
    expect(statementsOf(state).map(({ from, to }) => `${from}-${to}`)).toEqual(lines(SCRIPT))
  })

  it('are found in a script that is not whole', () => {
    expect(lines('x = 1\nprint(\n')[0]).toBe('1-1')
    expect(lines('x = 1\nprint(\n')).toHaveLength(2)
  })

  it('are none in an empty script', () => {
    expect(lines('')).toEqual([])
    expect(chosenLines(stateOf(''))).toBeUndefined()
  })
})

describe('the statement at a line', () => {
  const all = statementsOf(stateOf(SCRIPT))
  it.each([
    [1, 1],
    [2, 3],
    [5, 3],
    [6, 3],
    [8, 10],
    [9, 10],
    [14, 12],
    [20, 18],
  ])('line %i means that of line %i', (line, first) => {
    expect(statementAt(all, line)?.from).toBe(first)
  })

  it('has one after it, but for the last', () => {
    expect(statementAfter(all, 7)?.from).toBe(10)
    expect(statementAfter(all, 19)).toBeUndefined()
  })
})

describe('a selection', () => {
  const doc = 'a = 1\nb = 2\nc = 3\n'
  it('means the statements that it touches', () => {
    expect(chosenLines(stateOf(doc, 2, 8))).toEqual({ from: 1, to: 2 })
  })
  it('means nothing of the line that it only ends before', () => {
    expect(chosenLines(stateOf(doc, 0, 6))).toEqual({ from: 1, to: 1 })
  })
  it('of nothing but a comment means the next statement', () => {
    expect(chosenLines(stateOf('# note\nx = 1\n', 0, 6))).toEqual({ from: 2, to: 2 })
  })
})

it('is the line at the cursor where there is no parser yet', () => {
  const state = EditorState.create({ doc: 'a\nb\n', selection: { anchor: 2 } })
  expect(chosenLines(state)).toEqual({ from: 2, to: 2 })
})
