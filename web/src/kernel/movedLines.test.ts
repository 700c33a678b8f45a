import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './movedLines'
import { whereNow } from './placed'

/** Where each line of the one text is in the other; "=" where it reads the same. */
function lines(before: string, after: string): string[] {
  const doc = Text.of(before.split('\n'))
  const now = Text.of(after.split('\n'))
  const changes = changesBetween(doc, now)
  expect(changes.apply(doc).toString()).toBe(after)
  return doc.toJSON().map((text, at) => {
    const span = whereNow({ doc, changes, sure: true }, { from: at + 1, to: at + 1 }, now)
    if (!span) return 'gone'
    return `${now.lineAt(span.from).number}${now.sliceString(span.from, span.to) === text ? '=' : ''}`
  })
}

describe('lines of the text that ran', () => {
  it('are where they stand in another one', () => {
    expect(lines('a = 1\nb = 2\nc = 3', 'import os\na = 1\nc = 3')).toEqual(['2=', 'gone', '3='])
  })

  it('are still theirs where they were edited', () => {
    expect(lines('print("one")\nx = 1', 'print("ones")\nx = 1')).toEqual(['1', '2='])
  })

  it('do not live on in others that took their place', () => {
    expect(lines('print("old")\nz', 'for row in table:\n    row.close()\nz')).toEqual(['gone', '3='])
  })

  it('are found at the end of the text, which has no break', () => {
    expect(lines('a\nbbb', 'a')).toEqual(['1=', 'gone'])
    expect(lines('a', 'a\nbbb')).toEqual(['1='])
    expect(lines('first()', 'import numpy')).toEqual(['gone'])
    expect(lines('a\nprint(1)', 'a\n\nprint(12)')).toEqual(['1=', '3'])
    expect(lines('a', '')).toEqual(['gone'])
  })

  it('are gone rather than guessed where texts have nothing in common', () => {
    const many = (word: string) => Array.from({ length: 900 }, (_, i) => `${word}_${i}()`).join('\n')
    expect(new Set(lines(many('alpha'), many('zz')))).toEqual(new Set(['gone']))
  })
})
