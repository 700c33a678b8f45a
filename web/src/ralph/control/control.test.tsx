import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Loop } from '../../api/wire'
import { forgetSnapshots } from '../../live/useSnapshot'
import { loop, PROJECT } from '../samples'
import { Actions } from './Actions'
import { openPanel } from './deeds'
import { mayOf } from './may'
import { Panels } from './Panels'

const fetched = vi.fn(async (url: string, init?: RequestInit) => {
  said.push(`${init?.method ?? 'GET'} ${url}${init?.body ? ` ${init.body}` : ''}`)
  return new Response('{}')
})
let said: string[] = []

beforeEach(() => {
  said = []
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  cleanup()
  openPanel(PROJECT, null)
  forgetSnapshots()
  vi.unstubAllGlobals()
})

const show = (of: Loop) =>
  render(
    <>
      <Actions project={PROJECT} loop={of} />
      <Panels project={PROJECT} loop={of} />
    </>,
  )
const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement
const press = async (name: string | RegExp) => {
  fireEvent.click(button(name))
  await act(async () => undefined)
}
const written = () => said.filter((line) => line.startsWith('POST')).map((line) => line.slice(5))
const at = `/api/projects/${PROJECT.id}`

it('pauses with one press', async () => {
  show(loop())
  await press(/^Pause/)
  expect(written()).toEqual([`${at}/pause {}`])
})

it('resumes what is paused', async () => {
  show(loop({ paused: true, status: 'paused' }))
  await press('Resume')
  expect(written()).toEqual([`${at}/resume {}`])
})

it('stops only after a second press', async () => {
  show(loop())
  await press('Stop')
  expect(written()).toEqual([])
  await press('Stop now')
  expect(written()).toEqual([`${at}/stop {}`])
})

it('says why a loop of somebody else cannot be stopped', () => {
  show(loop({ process: { pid: 7, alive: true, ours: false, started_at: null } }))
  expect(button('Stop').disabled).toBe(true)
  expect(button('Stop').title).toContain('Somebody else started it (pid 7)')
})

it('shows exactly what would run and its hash before it is trusted, and starts it then', async () => {
  show(loop({ process: null, current: null, status: 'stopped' }))
  await press('Start')
  expect(screen.getByText('/home/ada/shop/ralph.sh 50')).toBeTruthy()
  expect(screen.getByText('9c2f6a17')).toBeTruthy()
  expect(written()).toEqual([])
  await press('Trust and start')
  expect(written()).toEqual([`${at}/trust {"trust":"9c2f6a17"}`, `${at}/start {}`])
})

it('starts nothing where the trust is refused', async () => {
  fetched.mockImplementationOnce(async () =>
    Response.json({ detail: 'The command has changed', code: 'changed' }, { status: 409 }),
  )
  show(loop({ process: null, current: null, status: 'stopped' }))
  await press('Start')
  await press('Trust and start')
  expect(written()).toEqual([])
  expect(screen.getByRole('alert').textContent).toBe('The command has changed')
})

it('says what to do where there is nothing to start', async () => {
  show(loop({ process: null, trust: { needed: false, argv: [], trust: null } }))
  await press('Start')
  expect(screen.getByText(/Nothing is found that could be started/)).toBeTruthy()
})

it('sends a note, and keeps one that was begun', async () => {
  show(loop())
  await press('Inject note')
  const field = () => screen.getByRole('textbox') as HTMLTextAreaElement
  fireEvent.change(field(), { target: { value: 'Small batches' } })
  await press('Cancel')
  await press('Inject note')
  expect(field().value).toBe('Small batches')
  await press('Send')
  expect(written()).toEqual([`${at}/inject {"message":"Small batches"}`])
  expect(screen.queryByRole('textbox')).toBeNull()
})

it('knows what may be done', () => {
  expect(mayOf(loop())).toMatchObject({ pause: true, stop: true, resume: false })
  expect(mayOf(loop({ process: null }))).toMatchObject({ start: true, stop: 'Nothing runs' })
})
