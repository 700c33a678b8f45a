import { ChangeSet, type ChangeSpec, Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { afterEdit, type Placed, whereNow, withLooks, withRun } from './placed'

const DOC = Text.of(['a = 1', 'def f():', '    pass', '', 'f()'])
const nothing = ChangeSet.empty(DOC.length)

const placed = (node: number, fromLine: number, toLine = fromLine, rank = 1): Placed => {
  const from = DOC.line(fromLine).from
  const to = DOC.line(toLine).to
  const source = DOC.sliceString(from, to)
  const look = { state: 'ok', ms: 1, since: 0, word: null, errorAt: null, shown: true } as const
  const fresh = { stale: false, past: false, behind: false }
  return { key: `${rank}/${node}`, run: `r${rank}`, node, rank, from, to, source, ...fresh, ...look }
}
const ALL = [placed(0, 1), placed(1, 2, 3), placed(2, 5)]

const edited = (...specs: ChangeSpec[]) => {
  const changes = ChangeSet.of(specs, DOC.length)
  const now = changes.apply(DOC)
  const list = afterEdit(ALL, changes, now)
  return list.map(({ node, from, to, stale }) => {
    const lines = `${now.lineAt(from).number}-${now.lineAt(to).number}`
    return `${node} at ${lines}${stale ? ' stale' : ''}`
  })
}

describe('results follow their lines through edits', () => {
  it('down when lines come above', () => {
    expect(edited({ from: 0, insert: 'import x\n' })).toEqual(['0 at 2-2', '1 at 3-4', '2 at 6-6'])
  })

  it('and stay when a line is begun after their last', () => {
    expect(edited({ from: 5, insert: '\nb = 2' })).toEqual(['0 at 1-1', '1 at 3-4', '2 at 6-6'])
  })

  it('and are gone with their text', () => {
    expect(edited({ from: 0, to: 6 })).toEqual(['1 at 1-2', '2 at 4-4'])
  })

  it('and are stale where their own text is another, at its ends too', () => {
    expect(edited({ from: 5, insert: '0' })).toEqual(['0 at 1-1 stale', '1 at 2-3', '2 at 5-5'])
    expect(edited({ from: 0, insert: 'a' })[0]).toBe('0 at 1-1 stale')
    expect(edited({ from: DOC.line(3).from, insert: '    x\n' })[1]).toBe('1 at 2-4 stale')
  })

  it('and let go of a line that was typed above them, key by key', () => {
    const typed = ChangeSet.of({ from: 0, insert: '# why' }, DOC.length)
    const between = typed.apply(DOC)
    const stale = afterEdit(ALL, typed, between)
    expect(stale[0]?.stale).toBe(true)
    const enter = ChangeSet.of({ from: 5, insert: '\n' }, between.length)
    expect(afterEdit(stale, enter, enter.apply(between))[0]).toMatchObject({ from: 6, to: 11, stale: false })
  })

  it('and are no longer stale when the text is back', () => {
    const there = ChangeSet.of({ from: 5, insert: '0' }, DOC.length)
    const between = there.apply(DOC)
    const stale = afterEdit(ALL, there, between)
    expect(stale[0]?.stale).toBe(true)
    expect(afterEdit(stale, there.invert(DOC), DOC)[0]?.stale).toBe(false)
  })
})

describe('a run that begins', () => {
  const whole = { from: 0, to: DOC.length }
  const keys = (list: readonly Placed[]) => list.map(({ key }) => key)

  it('replaces just the results of what it runs', () => {
    const again = placed(1, 2, 3, 2)
    expect(keys(withRun(ALL, 2, again, [again]))).toEqual(['1/0', '2/1', '1/2'])
  })

  it('of the whole script replaces all, also what is no statement of it any more', () => {
    expect(keys(withRun(ALL, 2, whole, [placed(0, 1, 1, 2)]))).toEqual(['2/0'])
  })

  it('replaces nothing of a later one, in whatever order they are heard', () => {
    const later = [placed(1, 2, 3, 2)]
    expect(keys(withRun(later, 1, whole, ALL))).toEqual(['1/0', '2/1', '1/2'])
  })

  it('keeps two statements of one line in their order', () => {
    expect(keys(withRun([], 1, whole, [placed(1, 1), placed(0, 1)]))).toEqual(['1/0', '1/1'])
  })
})

describe('the lines of the text that ran', () => {
  it('are where edits have moved them since', () => {
    const changes = ChangeSet.of({ from: 0, insert: 'x\ny\n' }, DOC.length)
    const span = whereNow({ doc: DOC, changes, sure: true }, { from: 2, to: 3 }, changes.apply(DOC))
    expect(span).toEqual({ from: 10, to: 27 })
  })

  it('are nowhere in a text that is shorter', () => {
    const origin = { doc: DOC, changes: nothing, sure: false }
    expect(whereNow(origin, { from: 9, to: 9 }, DOC)).toBeUndefined()
  })
})

it('takes what has come of statements, and leaves the list alone where nothing has', () => {
  const { state, ms, since, word, errorAt, shown } = placed(0, 1)
  const look = { state, ms, since, word, errorAt, shown }
  expect(withLooks(ALL, new Map([['1/0', look]]))).toBe(ALL)
  const next = withLooks(ALL, new Map([['1/0', { ...look, state: 'failed' as const, word: 'KeyError' }]]))
  expect(next[0]).toMatchObject({ state: 'failed', word: 'KeyError' })
  expect(next[1]).toBe(ALL[1])
})
