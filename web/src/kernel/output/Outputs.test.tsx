import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Outputs } from './Outputs'
import type { Output } from './output'
import { HOSTILE_TEXT, NO_PICTURES } from './payloads'
import { visible } from './visible'

const output = (type: string, content: string, more: Partial<Output> = {}): Output => ({
  type,
  text: content,
  content,
  ...more,
})

const show = (...outputs: Output[]) => render(<Outputs outputs={outputs} running={false} />).container
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}\n`).join('')
const lines = (place: Element) => [...place.querySelectorAll('.tl')].map((line) => line.textContent?.trim())

it('folds a long text to its beginning and its end', () => {
  const place = show(output('stdout', numbered(5000)))
  expect(lines(place)).toHaveLength(40)
  expect(lines(place)[19]).toBe('line 20')
  expect(lines(place)[20]).toBe('line 4981')
  fireEvent.click(screen.getByRole('button', { name: 'Show all 5,000 lines' }))
  expect(lines(place)[20]).toBe('line 21')
})

it('has only the lines in sight of a whole MiB, and moves them by scrolling', () => {
  const place = show(output('stdout', 'x\n'.repeat(512 * 1024)))
  fireEvent.click(screen.getByRole('button', { name: 'Show all 524,288 lines' }))
  expect(lines(place).length).toBeLessThan(100)
  const pane = place.querySelector('.out-pane') as HTMLElement
  const [before] = pane.children
  pane.scrollTop = 18 * 300_000
  fireEvent.scroll(pane)
  expect(lines(place).length).toBeLessThan(100)
  const skipped = Number.parseInt((before as HTMLElement).style.height, 10) / 18
  expect(skipped).toBeGreaterThan(299_950)
  expect(skipped).toBeLessThanOrEqual(300_000)
})

it('updates a streaming text in its place, line by line', () => {
  const { container, rerender } = render(<Outputs outputs={[output('stdout', 'a\n 10 %')]} running />)
  const first = container.querySelector('.tl')
  rerender(<Outputs outputs={[output('stdout', 'a\n 10 %'), output('stdout', '\r 20 %')]} running />)
  expect(lines(container)).toEqual(['a', '20 %'])
  expect(container.querySelector('.tl')).toBe(first)
})

it('does not lay out what nobody reads of an endless line', () => {
  const place = show(output('stdout', 'x'.repeat(100_000)))
  expect(place.textContent?.length).toBeLessThan(5000)
  expect(screen.getByText(/96,000 more characters/)).toBeTruthy()
})

it('copies the text without its escapes', () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  show(output('stdout', '\x1b[31mred\x1b[0m 10 %\r\x1b[31mred\x1b[0m 99 %\n'))
  fireEvent.click(screen.getByTitle('Copy this output'))
  expect(writeText).toHaveBeenCalledWith('red 99 %')
})

it('says how much was left out, once', () => {
  const place = show(output('stderr', '… 2 MB were cut', { cut: 2_097_152 }))
  expect(place.textContent).toContain('2 MiB left out here')
  expect(place.textContent).not.toContain('were cut')
})

it('unfolds a traceback to its frames', () => {
  const frames = [
    { file: '/home/ada/churn.py', line: 10, name: '<module>', code: 'fit(df)' },
    { file: '/v/site-packages/pandas/frame.py', line: 7, name: 'get', code: 'raise KeyError(key)' },
  ]
  show(
    output('error', 'Traceback…', {
      error: { name: 'KeyError', message: "'a'", line: 10, frames, hidden: 1 },
    }),
  )
  const fold = screen.getByRole('button', { expanded: false })
  expect(fold.textContent).toBe('churn.py:10 in <module>1 frame of pandas folded')
  expect(screen.queryByText('fit(df)')).toBeNull()
  fireEvent.click(fold)
  expect(screen.getByText('fit(df)')).toBeTruthy()
  expect(screen.getByText('raise KeyError(key)')).toBeTruthy()
})

it('shows the plain traceback where there is nothing else', () => {
  show(output('error', 'Traceback (most recent call last):\nBoom: x'))
  expect(screen.getByText('Boom: x')).toBeTruthy()
})

it.each(HOSTILE_TEXT)('shows %j as text wherever it stands', (text) => {
  const error = { name: text, message: text, line: 1, frames: [], hidden: 0 }
  const table = JSON.stringify({ columns: [text], data: [[text]], index: [text], shape: [1, 1] })
  const place = show(
    output('stdout', text),
    output(text, text),
    output('error', text, { error }),
    output('dataframe', table),
  )
  expect(place.querySelector('script, style, img')).toBeNull()
  expect(place.querySelector('.out-fault')?.textContent).toBe(visible(`${text}: ${text}`))
})

it.each(NO_PICTURES)('refuses %j as a picture, and says so', (url) => {
  const place = show(output('image', url))
  expect(place.querySelector('img')).toBeNull()
  expect(place.textContent).toContain('Picture not shown')
})

it('shows a frame that is none as its text', () => {
  expect(lines(show(output('dataframe', '{"columns":[')))).toEqual(['{"columns":['])
})

it('has only the rows in sight of a thousand, and sorts all of them', () => {
  const data = Array.from({ length: 1000 }, (_, row) => [(row * 7) % 1000, null])
  const place = show(output('dataframe', JSON.stringify({ columns: ['n', 'x'], data, shape: [48204, 2] })))
  const firstCells = () =>
    [...place.querySelectorAll('tbody td:nth-child(2)')].map((cell) => cell.textContent)
  expect(firstCells().length).toBeLessThan(80)
  expect(screen.getByText('48,204 rows × 2 columns, first 1,000 shown')).toBeTruthy()
  const head = screen.getByRole('button', { name: 'n' })
  fireEvent.click(head)
  expect(firstCells().slice(0, 3)).toEqual(['0', '1', '2'])
  fireEvent.click(head)
  expect(firstCells().slice(0, 3)).toEqual(['999', '998', '997'])
  expect(place.querySelector('th[aria-sort=descending]')?.textContent).toBe('n')
  fireEvent.click(head)
  expect(firstCells().slice(0, 3)).toEqual(['0', '7', '14'])
})
