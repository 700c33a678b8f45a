import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { LogMatches } from '../../api/wire'
import { iteration } from '../samples'
import { marksOf } from './iterationMarks'
import { Minimap } from './Minimap'

const places = (lines: number[], total = lines.length): LogMatches => ({ generation: 'g', lines, total })
const MARKS = marksOf([iteration(1, { first_line: 1, last_line: 500 }), iteration(2, { first_line: 501 })])

it('says where one is, and that of too many errors not all are marked', () => {
  const onLine = vi.fn()
  const given = { total: 1_000, top: 400, marks: MARKS, asks: null, matches: null, onLine }
  const { rerender } = render(<Minimap {...given} errors={places([7])} />)
  const map = screen.getByRole('scrollbar', { name: 'Overview of the log' })
  expect(map.getAttribute('aria-valuetext')).toBe('Line 400 of 1,000')
  expect(map.querySelectorAll('.log-map-part')).toHaveLength(2)
  expect(map.querySelector('.log-map-unmarked')).toBeNull()
  rerender(<Minimap {...given} errors={places([7, 9], 12_345)} />)
  expect(map.title).toBe('Of 12,345 errors the first 2 are marked')
  expect(map.querySelector('.log-map-unmarked')).not.toBeNull()
  fireEvent.pointerDown(map, { button: 2 })
  expect(onLine).not.toHaveBeenCalled()
})
