import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { chunk } from './chunk'

const Greeting = ({ name }: { name: string }) => <p>Good day, {name}</p>

it('is loaded with the first look at it, once', async () => {
  const load = vi.fn(async () => ({ default: Greeting }))
  const Part = chunk(load, <p>coming</p>)
  expect(load).not.toHaveBeenCalled()
  render(<Part name="Ada" />)
  expect(screen.getByText('coming')).toBeTruthy()
  expect(await screen.findByText('Good day, Ada')).toBeTruthy()
  render(<Part name="Grace" />)
  expect(screen.getByText('Good day, Grace')).toBeTruthy()
  expect(load).toHaveBeenCalledOnce()
})

it('is there at once where it was fetched before', async () => {
  const Part = chunk(async () => ({ default: Greeting }), <p>coming</p>)
  Part.fetch()
  await Promise.resolve()
  render(<Part name="Ada" />)
  expect(screen.getByText('Good day, Ada')).toBeTruthy()
})

it('says that it did not come, and what helps', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const why = new TypeError('Failed to fetch')
  const Part = chunk<{ name: string }>(() => Promise.reject(why))
  Part.fetch()
  render(<Part name="Ada" />)
  expect(await screen.findByRole('button', { name: 'Load the page anew' })).toBeTruthy()
  expect(reported).toHaveBeenCalledExactlyOnceWith(why)
  vi.unstubAllGlobals()
})
