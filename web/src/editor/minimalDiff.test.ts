import { describe, expect, it } from 'vitest'
import { seeded } from '../seeded'
import { minimalDiff, type Replacement } from './minimalDiff'

function apply(before: string, changes: readonly Replacement[]): string {
  let after = ''
  let at = 0
  for (const { from, to, insert } of changes) {
    after += before.slice(at, from) + insert
    at = to
  }
  return after + before.slice(at)
}

describe('the minimal diff', () => {
  it('is nothing between equal texts', () => {
    expect(minimalDiff('same', 'same')).toEqual([])
  })

  it('is the appended line alone', () => {
    expect(minimalDiff('one\ntwo\n', 'one\ntwo\nthree\n')).toEqual([{ from: 8, to: 8, insert: 'three\n' }])
  })

  it('leaves everything between two far changes alone', () => {
    const middle = 'line of the middle\n'.repeat(50)
    const changes = minimalDiff(`head\n${middle}tail\n`, `HEAD\n${middle}TAIL\n`)
    const touched = changes.reduce((sum, { from, to }) => sum + to - from, 0)
    expect(touched).toBe(8)
  })

  it('never cuts a character in two', () => {
    const changes = minimalDiff('a \u{1f600} b', 'a \u{1f601} b')
    expect(changes).toEqual([{ from: 2, to: 4, insert: '\u{1f601}' }])
  })

  it('repeats and overlaps without counting a part twice', () => {
    expect(apply('aaa', minimalDiff('aaa', 'aaaa'))).toBe('aaaa')
    expect(apply('aaaa', minimalDiff('aaaa', 'aa'))).toBe('aa')
    expect(apply('', minimalDiff('', 'x'))).toBe('x')
    expect(apply('x', minimalDiff('x', ''))).toBe('')
  })

  it('always leads from one text to the other, in ordered pieces', () => {
    const random = seeded(7)
    const letters = ['a', 'b', '\n', '\u{1f600}', 'é']
    const text = () =>
      Array.from({ length: random() * 40 }, () => letters[Math.floor(random() * letters.length)]).join('')
    for (let n = 0; n < 2_000; n++) {
      const [before, after] = [text(), text()]
      const changes = minimalDiff(before, after)
      expect(apply(before, changes)).toBe(after)
      changes.forEach(({ from, to }, i) => {
        expect(from).toBeGreaterThanOrEqual(changes[i - 1]?.to ?? 0)
        expect(to).toBeGreaterThanOrEqual(from)
      })
    }
  })

  it.each([
    [
      'changed at both ends',
      'x = compute(previous, 42)  # a line\n'.repeat(60_000),
      (text: string) => `c${text}d`,
    ],
    ['without anything in common', 'abcdefgh\n'.repeat(100_000), (text: string) => text.replaceAll('a', 'z')],
    ['of one line', 'lorem ipsum '.repeat(200_000), (text: string) => `X${text.replaceAll('ips', 'IPS')}Y`],
    ['reversed', lines(20_000).join(''), () => lines(20_000).reverse().join('')],
  ])('is quick on a large file %s', (_, before, change) => {
    const after = change(before)
    const started = performance.now()
    const changes = minimalDiff(before, after)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(apply(before, changes) === after).toBe(true)
  })
})

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `line ${n}\n`)
}
