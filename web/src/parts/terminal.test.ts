import { expect, it } from 'vitest'
import { classesOf, coloursOf, PLAIN, restyled } from './sgr'
import { newScreen, textOf } from './terminal'

function shown(...texts: string[]) {
  const screen = newScreen()
  let all = ''
  for (const text of texts) {
    all += text
    screen.show(all)
  }
  return screen.lines
}

const words = (...texts: string[]) => shown(...texts).map(textOf)

it('overwrites a line in place after a carriage return, and keeps what is longer', () => {
  expect(words('loading 10 %\rloading 20 %\rdone')).toEqual(['doneing 20 %'])
  expect(words('50 %\r', '100 %\n', 'next')).toEqual(['100 %', 'next'])
})

it('takes a carriage return before a line feed as one line end, also when they come apart', () => {
  expect(words('a\r\nb\r', '\nc')).toEqual(['a', 'b', 'c'])
})

it('goes back by a backspace, never beyond the start', () => {
  expect(words('-\b\\\b|')).toEqual(['|'])
  expect(words('\b\bx')).toEqual(['x'])
})

it('erases to the end of the line or all of it', () => {
  expect(words('a long line\rshort\x1b[K')).toEqual(['short'])
  expect(words('a long line\r\x1b[2Kx')).toEqual(['x'])
})

it('colours in the sixteen, the 256 and the true colours, and stops where it is told', () => {
  const [line] = shown('\x1b[1;31mred\x1b[22;39m plain \x1b[38;5;208mo\x1b[48;2;1;2;3mt\x1b[m')
  expect(line).toEqual([
    { text: 'red', style: { bold: true, fg: 1 } },
    { text: ' plain ', style: PLAIN },
    { text: 'o', style: { fg: 'rgb(255 135 0)' } },
    { text: 't', style: { fg: 'rgb(255 135 0)', bg: 'rgb(1 2 3)' } },
  ])
})

it('carries a colour over the end of a line', () => {
  expect(shown('\x1b[32ma\nb')).toEqual([
    [{ text: 'a', style: { fg: 2 } }],
    [{ text: 'b', style: { fg: 2 } }],
  ])
})

it('drops every other escape, whole', () => {
  expect(
    words('a\x1b[2Jb\x1b[10;4Hc\x1b]8;;http://x\x07d\x1b]0;title\x1b\\e\x1b(Bf\x1b7g\x1bPq#1\x1b\\h'),
  ).toEqual(['abcdefgh'])
})

it('drops controls that show nothing, and keeps tabs', () => {
  expect(words('a\x00b\x07\tc\x0c\x7fd')).toEqual(['ab\tcd'])
})

it('waits for the rest of an escape that comes in two pieces', () => {
  expect(shown('a\x1b', '[3', '1mb')).toEqual([
    [
      { text: 'a', style: PLAIN },
      { text: 'b', style: { fg: 1 } },
    ],
  ])
})

it('keeps nonsense from styling anything', () => {
  expect(restyled(PLAIN, '38;2;999;0;0')).toEqual({})
  expect(restyled(PLAIN, '38;5;300')).toEqual({})
  expect(restyled(PLAIN, '38')).toEqual({})
  expect(restyled({ fg: 1 }, '5;73;1000')).toEqual({ fg: 1 })
})

it('names the looks, and turns them around when they are inverse', () => {
  expect(classesOf({ fg: 9, bg: 4, bold: true })).toBe('fg9 bg4 bold')
  expect(classesOf({ fg: 1, inverse: true })).toBe('inv1')
  expect(coloursOf({ fg: 'rgb(1 2 3)', inverse: true })).toEqual({ backgroundColor: 'rgb(1 2 3)' })
})

it('reads each character of a streaming MiB once', () => {
  const screen = newScreen()
  const piece = `${'x'.repeat(1023)}\n`
  let all = ''
  for (let count = 0; count < 1024; count++) {
    all += piece
    screen.show(all)
  }
  expect(screen.read).toBe(1024 * 1024)
  expect(screen.lines).toHaveLength(1024)
})

it('starts anew where the text does not go on from the one before', () => {
  const screen = newScreen()
  screen.show('first')
  screen.show('second')
  expect(screen.lines).toEqual(['second'])
})
