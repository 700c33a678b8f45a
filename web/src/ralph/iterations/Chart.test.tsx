import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { iteration, PLAN_OF_TWO } from '../samples'
import { titlesOf } from '../titles'
import { Chart } from './Chart'

const THREE = [iteration(1), iteration(2, { health: 'failed' }), iteration(3, { duration_seconds: 3_000 })]

it('is walked by the arrow keys, says each bar, and opens it', () => {
  const onOpen = vi.fn()
  render(<Chart iterations={THREE} titles={titlesOf(PLAN_OF_TWO)} onOpen={onOpen} />)
  const bars = screen.getByRole('slider', { name: 'Iterations by duration' })
  const press = (key: string) => fireEvent.keyDown(bars, { key })
  fireEvent.focus(bars)
  expect(bars.getAttribute('aria-valuetext')).toBe('Iteration 3, slow, 50 min')
  press('ArrowLeft')
  expect(bars.getAttribute('aria-valuetext')).toBe('Iteration 2, failed, 5 min')
  expect(screen.getByText('Iteration 2')).toBeTruthy()
  expect(screen.getByText('1.1 Skeleton')).toBeTruthy()
  press('Home')
  press('ArrowLeft')
  expect(bars.getAttribute('aria-valuenow')).toBe('1')
  press('Enter')
  expect(onOpen).toHaveBeenCalledWith(1)
})
