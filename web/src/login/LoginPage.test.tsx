import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useNode } from '../node/node'
import { LoginPage } from './LoginPage'
import { sentenceOf, troubleOf } from './trouble'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  useNode.setState({ state: { kind: 'loading' } })
})

const button = () => screen.getByRole<HTMLButtonElement>('button')

async function signIn() {
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'mira' } })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'horse' } })
  fireEvent.submit(button().closest('form') as HTMLFormElement)
  await act(() => vi.advanceTimersByTimeAsync(0))
}

it('signs in, and the page is there', async () => {
  const asked: [string, unknown][] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init.body])
    const begun = { status: 'ok', username: 'mira', role: 'editor', expires_in: 900 }
    return new Response(JSON.stringify(url === '/api/node' ? { role: 'editor' } : begun))
  })
  render(<LoginPage />)
  await signIn()
  expect(asked[0]).toEqual(['/api/auth/login', '{"username":"mira","password":"horse","session":true}'])
  expect(useNode.getState().state.kind).toBe('ready')
})

it('lets a password manager do its work', () => {
  render(<LoginPage />)
  expect(screen.getByLabelText('Name').getAttribute('autocomplete')).toBe('username')
  expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password')
  expect(document.activeElement).toBe(screen.getByLabelText('Name'))
})

it('counts down the seconds until the next try', async () => {
  const slow = new Response('{"detail":"","code":"too_many"}', {
    status: 429,
    headers: { 'Retry-After': '2' },
  })
  vi.stubGlobal('fetch', async () => slow)
  render(<LoginPage />)
  await signIn()
  expect(screen.getByText('Too many attempts. Try again in 2 seconds.')).toBeTruthy()
  expect(button().disabled).toBe(true)
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(screen.getByText('Too many attempts. Try again in 1 second.')).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(screen.getByText('You can try again now.')).toBeTruthy()
  expect(button().disabled).toBe(false)
})

it.each([
  [401, 'Name or password is wrong.'],
  [0, 'Sightline does not answer. Is it still running on that machine?'],
  [503, 'Busy'],
])('says what a %i means', (status, words) => {
  const trouble = troubleOf({ ok: false, status, code: '', detail: 'Busy' }, 0)
  expect(sentenceOf(trouble, 0)).toBe(words)
})
