import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { VariablesPanel } from './VariablesPanel'

const VARIABLES = [
  { name: 'df', type: 'DataFrame', repr: ' plan …', shape: [48204, 17], size: 6_556_000 },
  { name: 'rounds', type: 'int', repr: '400', shape: null, size: null },
]

const asked: string[] = []

function answer(status: number, body: unknown) {
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response(JSON.stringify(body), { status })
  })
}

afterEach(() => {
  asked.length = 0
  vi.unstubAllGlobals()
})

it('shows what the namespace holds, and finds a name', async () => {
  answer(200, { variables: VARIABLES, more: 12 })
  render(<VariablesPanel session="/home/ada/a b.py" finished={0} />)
  expect((await screen.findByText('48,204 × 17', { selector: 'td' })).className).toBe('shape')
  expect(screen.getByText('6.3 MiB')).toBeTruthy()
  expect(screen.getByText('12 more are not listed.')).toBeTruthy()
  expect(asked).toEqual(['/api/variables?sessionId=%2Fhome%2Fada%2Fa+b.py'])
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'frame' } })
  expect(screen.queryByText('rounds')).toBeNull()
  expect(screen.getByText('df')).toBeTruthy()
})

it('asks another server by its name', async () => {
  answer(200, { variables: [], more: 0 })
  render(<VariablesPanel session="s" server="lab/1" finished={0} />)
  expect(await screen.findByText('No variables yet')).toBeTruthy()
  expect(asked).toEqual(['/api/servers/lab%2F1/variables?sessionId=s'])
})

it('asks again when a statement has ended, and keeps the last while one runs', async () => {
  answer(200, { variables: VARIABLES, more: 0 })
  const { rerender } = render(<VariablesPanel session="s" finished={0} />)
  await screen.findByText('rounds')
  answer(409, { code: 'busy', detail: 'A run is on.' })
  rerender(<VariablesPanel session="s" finished={1} />)
  expect(await screen.findByText(/while it runs/)).toBeTruthy()
  expect(screen.getByText('rounds')).toBeTruthy()
})

it('says what went wrong and asks again when told to', async () => {
  answer(503, { code: 'too_many_kernels', detail: 'Stop another kernel first.' })
  render(<VariablesPanel session="s" finished={0} />)
  expect(await screen.findByText(/Stop another kernel first/)).toBeTruthy()
  answer(200, { variables: VARIABLES, more: 0 })
  fireEvent.click(screen.getByRole('button', { name: 'Ask again' }))
  expect(await screen.findByText('rounds')).toBeTruthy()
  expect(screen.queryByText(/Stop another/)).toBeNull()
})

it('takes a session without a kernel as one without variables', async () => {
  answer(404, { code: 'no_kernel', detail: 'No kernel.' })
  render(<VariablesPanel session="s" finished={0} />)
  expect(await screen.findByText('No variables yet')).toBeTruthy()
})
