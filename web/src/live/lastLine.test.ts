import { expect, it } from 'vitest'
import { lastLineAfter } from './lastLine'

it('is the last line that says something, without colours', () => {
  expect(lastLineAfter(undefined, 'a\n\u001b[31mFAILED\u001b[0m b\n\n  \n')).toEqual({
    text: 'FAILED b',
    open: false,
  })
})

it('goes on where the line had no end', () => {
  const half = lastLineAfter(undefined, 'x\nPASS te')
  expect(half).toEqual({ text: 'PASS te', open: true })
  expect(lastLineAfter(half, 'sts\n')).toEqual({ text: 'PASS tests', open: false })
  expect(lastLineAfter(half, '\n')).toEqual({ text: 'PASS te', open: false })
})

it('is what a terminal shows of a line that is written over', () => {
  expect(lastLineAfter(undefined, '10 %\r50 %\r').text).toBe('50 %')
})

it('looks at no more of a burst than its end', () => {
  expect(lastLineAfter(undefined, `${'line\n'.repeat(200_000)}last\n`).text).toBe('last')
})
