import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Kernel } from '../api/kernelWire'
import { KernelList } from './KernelList'

const kernel = (session: string, more: Partial<Kernel> = {}): Kernel => ({
  session,
  path: session,
  status: 'idle',
  python: null,
  detail: null,
  rss: 52_000_000,
  ...more,
})

it('lists the kernels that run, and stops the one that is chosen', async () => {
  let all = [
    kernel('/p/a.py', { status: 'busy' }),
    kernel('/p/b.py'),
    kernel('/p/c.py', { status: 'stopped' }),
  ]
  const stopKernel = vi.fn(async (session: string) => {
    all = all.filter((one) => one.session !== session)
    return { ok: true, value: { status: 'ok' } } as never
  })
  const listKernels = async () => ({ ok: true, value: { kernels: all } }) as never
  render(<KernelList calls={{ listKernels, stopKernel }} />)
  expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
    'a.pybusy52 MBStop /p/a.py',
    'b.pyidle52 MBStop /p/b.py',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Stop /p/b.py' }))
  await screen.findByText(/There is room for one more/)
  expect(stopKernel).toHaveBeenCalledWith('/p/b.py')
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
})
