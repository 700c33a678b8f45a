// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Output } from '../output/output'
import { HOSTILE_TEXT, NO_PICTURES } from '../output/payloads'
import { exportHtml, type Result } from './exportHtml'

const GOLDEN = join(import.meta.dirname, '../../../../fixtures/export/churn/main.html')

const output = (type: string, content: string, more: Partial<Output> = {}): Output => ({
  type,
  text: content,
  content,
  ...more,
})

const result = (lineStart: number, lineEnd: number, more: Partial<Result> = {}): Result => ({
  lineStart,
  lineEnd,
  output: [],
  ms: 1,
  failed: false,
  state: 'ok',
  ...more,
})

const WHEN = new Date('2026-11-20T10:24:06Z')
const exported = (text: string, ...results: Result[]) =>
  exportHtml({ name: 'a.py', text, results, when: WHEN })
const body = (html: string) => html.slice(html.indexOf('<main>'))

const SCRIPT = [
  'import pandas as pd  # <all> & "more"',
  '',
  'df = load(',
  "    'a.parquet', n=400)",
  'df.groupby("plan").sum()',
  'df["x"]; print(1)',
  'never(run)',
  '',
].join('\n')

it('makes the file that was looked at', () => {
  const table = {
    columns: ['n', '<b>'],
    data: [
      [1, 0.5],
      [null, 'x'],
    ],
    index: ['a', 'b'],
    shape: [48204, 2],
  }
  const frames = [
    { file: '/home/ada/churn.py', line: 6, name: '<module>', code: 'df["x"]' },
    { file: '/v/site-packages/pandas/frame.py', line: 7, name: 'get', code: 'raise KeyError(key)' },
  ]
  const error = { name: 'KeyError', message: "'x'", line: 6, frames, hidden: 1 }
  const html = exportHtml({
    name: 'churn.py',
    text: SCRIPT,
    when: WHEN,
    results: [
      result(1, 1, { ms: 310.4 }),
      result(3, 4, { ms: 4.25, output: [output('stdout', 'read\r\x1b[32mdone\x1b[0m <ok>\n')] }),
      result(5, 5, {
        ms: 1234,
        output: [output('dataframe', JSON.stringify(table)), output('image', 'data:image/png;base64,AAAA')],
      }),
      result(6, 6, {
        ms: 2,
        failed: true,
        output: [output('error', 'Traceback…\nKeyError: x\n', { error })],
      }),
      result(6, 6, { ms: null, state: 'cancelled', output: [output('stderr', 'cut', { cut: 2048 })] }),
    ],
  })
  expect(body(html)).toBe(readFileSync(GOLDEN, 'utf8'))
})

it('has all lines once, also where statements share one or lie beyond the script', () => {
  const html = exported('a; b\nc', result(1, 1), result(1, 1), result(2, 9), result(40, 41))
  expect([...html.matchAll(/<i>(\d+)<\/i>/g)].map(([, line]) => line)).toEqual(['1', '2'])
})

it('fetches and runs nothing, by its own policy', () => {
  const html = exported('x')
  expect(html).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:/)
  expect(html).not.toMatch(/<script|<link|https?:\/\//)
})

it.each(HOSTILE_TEXT)('keeps %j text in every place', (text) => {
  const error = {
    name: text,
    message: text,
    line: 1,
    frames: [{ file: text, line: 1, name: text, code: text }],
    hidden: 0,
  }
  const table = JSON.stringify({ columns: [text], data: [[text]], index: [text], shape: [1, 1] })
  const all = [
    output('stdout', text),
    output(text, text),
    output('error', text, { error }),
    output('dataframe', table),
  ]
  const html = exportHtml({
    name: text,
    text,
    when: WHEN,
    results: [result(1, 1, { output: all, ms: null, state: text })],
  })
  expect(html).not.toMatch(/<script|<img| onmouseover='/)
  expect(html.match(/<\/title>|<\/style>/g)).toHaveLength(2)
})

it.each(NO_PICTURES)('shows no picture from %j', (url) => {
  expect(exported('x', result(1, 1, { output: [output('image', url)] }))).not.toContain('<img')
})

it('writes out what would turn source around', () => {
  expect(exported('x = "\u202eevil"')).toContain('\\u202eevil')
})
