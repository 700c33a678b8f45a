import { expect, it } from 'vitest'
import type { BuildSession } from '../api/wire'
import { clock, quoted, wordsOf, workedAt } from './words'

it.each([
  ['mvn -B verify', ['mvn', '-B', 'verify']],
  ["sh -c 'echo $HOME; exit 1'", ['sh', '-c', 'echo $HOME; exit 1']],
  ['echo "a \\"b\\" $c" d\\ e', ['echo', 'a "b" $c', 'd e']],
  ["touch '' a''b", ['touch', '', 'ab']],
  ['   ', []],
  ["it's", null],
])('reads %s as a shell would', (line, words) => {
  expect(wordsOf(line)).toEqual(words)
})

it('writes words so that they are read as the same', () => {
  const words = ['a b', "it's", '', '-x=1', '$(no)']
  expect(wordsOf(words.map(quoted).join(' '))).toEqual(words)
})

it('says how long as a clock does', () => {
  expect([0, 59.9, 61, 3723].map(clock)).toEqual(['0:00', '0:59', '1:01', '1:02:03'])
})

it('goes on counting while it runs, from what it had worked before', () => {
  const session = { worked_before: 40, running_since: '2026-11-27T10:00:00Z' } as BuildSession
  expect(workedAt(session, Date.parse('2026-11-27T10:00:05Z'))).toBe(45)
  expect(workedAt({ ...session, running_since: null }, Date.now())).toBe(40)
})
