import { expect, it } from 'vitest'
import { bodyOf, isChained, libraryOf, summaryOf } from './fault'
import type { Fault, Frame } from './output'

const frame = (file: string, line = 1, name = 'f'): Frame => ({ file, line, name, code: 'x()' })
const fault = (frames: Frame[], hidden = 0): Fault => ({ name: 'E', message: '', line: 1, frames, hidden })

const PANDAS = frame('/v/lib/python3.13/site-packages/pandas/core/frame.py')
const NUMPY = frame('/usr/lib/python3/dist-packages/numpy/core/x.py')
const STANDARD = frame('/usr/lib/python3.11/json/__init__.py')

it('knows the library of a frame by where its file lies', () => {
  expect(
    [PANDAS, NUMPY, STANDARD, frame('<frozen importlib._bootstrap>'), frame('/home/ada/a.py')].map(libraryOf),
  ).toEqual(['pandas', 'numpy', 'the standard library', 'the standard library', undefined])
})

it('says the innermost place in the own code, and what is folded', () => {
  const frames = [
    frame('/home/ada/churn.py', 10, '<module>'),
    frame('/home/ada/fit.py', 3, 'fit'),
    PANDAS,
    PANDAS,
  ]
  expect(summaryOf(fault(frames, 2))).toEqual({
    where: 'fit.py:3 in fit',
    folded: '2 frames of pandas folded',
  })
  expect(summaryOf(fault([...frames, NUMPY])).folded).toBe('3 frames of libraries folded')
  expect(summaryOf(fault([frame('/home/ada/a.py', 1, '<module>')]))).toEqual({
    where: 'a.py:1 in <module>',
    folded: '',
  })
})

it('counts frames that were not sent', () => {
  expect(summaryOf(fault([frame('/home/ada/a.py')], 40)).folded).toBe('40 frames of libraries folded')
  expect(summaryOf(fault([PANDAS])).where).toBe('frame.py:1 in f')
  expect(summaryOf(fault([]))).toEqual({ where: '', folded: '' })
})

it('knows a chain, of which the frames tell only the last', () => {
  expect(
    isChained('Traceback…\n\nDuring handling of the above exception, another exception occurred:\n'),
  ).toBe(true)
  expect(isChained('KeyError: "During handling of the above exception"')).toBe(false)
})

it('keeps the marked lines of a syntax error', () => {
  expect(bodyOf('  File "a.py", line 1\n    x = (\n        ^\nSyntaxError: never closed\n')).toBe(
    '  File "a.py", line 1\n    x = (\n        ^',
  )
})
