import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Toasts } from './Toasts'
import { showToast, useToasts } from './toasts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  useToasts.setState({ toasts: [] })
  vi.useRealTimers()
})

const later = (ms: number) => act(() => vi.advanceTimersByTime(ms))

it('goes by itself, but not while somebody is about to use it', () => {
  const onGone = vi.fn()
  render(<Toasts />)
  act(() => showToast({ key: 'a', text: 'Reloaded', onGone }))
  const toast = screen.getByText('Reloaded').parentElement as HTMLElement
  fireEvent.pointerEnter(toast)
  later(60_000)
  expect(screen.queryByText('Reloaded')).not.toBeNull()
  fireEvent.pointerLeave(toast)
  later(8_000)
  expect(screen.queryByText('Reloaded')).toBeNull()
  expect(onGone).toHaveBeenCalledOnce()
})

it('does what its button says, and goes', () => {
  const run = vi.fn()
  render(<Toasts />)
  act(() => showToast({ key: 'a', text: 'Reloaded', action: { label: 'Undo', run } }))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(run).toHaveBeenCalledOnce()
  expect(screen.queryByText('Reloaded')).toBeNull()
})

it('is replaced by a newer one of the same kind', () => {
  render(<Toasts />)
  act(() => showToast({ key: 'a', text: 'first' }))
  act(() => showToast({ key: 'a', text: 'second' }))
  expect(screen.queryByText('first')).toBeNull()
  expect(screen.getByText('second')).toBeTruthy()
})
