import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Build } from '../api/wire'
import { forgetSnapshots } from '../live/useSnapshot'
import { openPanel } from './deeds'
import { Head } from './Head'
import { Panels } from './Panels'
import { build, component, PROJECT, session } from './samples'

let said: string[]
let answers: Record<string, Response>

beforeEach(() => {
  said = []
  answers = {}
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') said.push(`${url} ${init.body}`)
    return answers[url] ?? new Response('{}')
  })
})
afterEach(() => {
  cleanup()
  openPanel(PROJECT, null)
  forgetSnapshots()
  vi.unstubAllGlobals()
})

const pageOf = (of: Build, writes = true) => (
  <>
    <Head project={PROJECT} build={of} writes={writes} />
    <Panels project={PROJECT} build={of} />
  </>
)
const show = (more: Partial<Build>, writes?: boolean) => render(pageOf(build(more), writes))
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await act(async () => undefined)
}
const OWN = { argv: ['/usr/bin/sh', 'make it.sh'], trust: 'abc', needed: true }
const start = (more: object = {}) =>
  `/api/build/start ${JSON.stringify({ project_alias: 'console', project_path: '/home/ada/console', ...more })}`

it('says how it stands: how far, how long, what fails', () => {
  show({
    progress: 64,
    session: session('s', { estimated_time_remaining: 240, current_task: 'Compile' }),
  })
  expect(screen.getByRole('status', { name: 'Status of console' }).textContent).toBe('Running')
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('64')
  expect(screen.getByText('Compile, 1:01 elapsed, about 4 min left')).toBeTruthy()
})

it('says how the last run ended, and what it left', () => {
  show({
    components: [component('web')],
    session: session('s', { status: 'failed', exit_code: 3, running_since: null, worked_before: 12 }),
  })
  expect(screen.getByRole('status', { name: 'Status of console' }).textContent).toBe('Failed')
  expect(screen.getByText('1 left in progress, exit 3, ran 0:12')).toBeTruthy()
})

it('shows exactly what would run before it is trusted and started', async () => {
  show({ command: OWN })
  await press('Start')
  expect(screen.getByText("/usr/bin/sh 'make it.sh'")).toBeTruthy()
  expect(said).toEqual([])
  await press('Trust and start')
  expect(said).toEqual([`/api/projects/${PROJECT.id}/build/trust {"trust":"abc"}`, start()])
})

it('starts nothing where the command has changed since', async () => {
  answers[`/api/projects/${PROJECT.id}/build/trust`] = Response.json(
    { detail: 'It is another one now', code: 'changed' },
    { status: 409 },
  )
  show({ command: OWN })
  await press('Start')
  await press('Trust and start')
  expect(said).toHaveLength(1)
  expect(screen.getByRole('alert').textContent).toContain('It is another one now')
})

it('runs what is typed, as it is shown, and nothing with an open quote', async () => {
  show({ command: { ...OWN, needed: false } })
  await press('Start')
  const line = screen.getByLabelText('Another command')
  const submit = () => screen.getByRole('form').querySelector('[type=submit]') as HTMLButtonElement
  fireEvent.change(line, { target: { value: 'sh -c "echo $HOME' } })
  expect(screen.getByText('A quote stays open.')).toBeTruthy()
  expect(screen.queryByText("/usr/bin/sh 'make it.sh'")).toBeNull()
  expect(submit().disabled).toBe(true)
  fireEvent.change(line, { target: { value: 'sh -c "echo $HOME"' } })
  expect(screen.getByText("sh -c 'echo $HOME'")).toBeTruthy()
  fireEvent.submit(screen.getByRole('form'))
  await act(async () => undefined)
  expect(said).toEqual([start({ command: ['sh', '-c', 'echo $HOME'] })])
})

it('only observes where there is no command', async () => {
  show({})
  await press('Start')
  await press('Only observe')
  expect(said).toEqual([start()])
})

it('pauses and resumes with one press', async () => {
  const { rerender } = show({ session: session('s') })
  await press('Pause')
  rerender(pageOf(build({ session: session('s', { status: 'paused' }) })))
  await press('Resume')
  expect(said).toEqual(['/api/build/pause {"session_id":"s"}', '/api/build/resume {"session_id":"s"}'])
})

it('cancels only after a second press, and never what has ended meanwhile', async () => {
  const { rerender } = show({ session: session('s') })
  await press('Cancel')
  expect(said).toEqual([])
  rerender(pageOf(build({ session: session('s', { status: 'completed' }) })))
  expect(screen.queryByRole('button', { name: 'Cancel the build' })).toBeNull()
  rerender(pageOf(build({ session: session('s') })))
  await press('Cancel the build')
  expect(said).toEqual(['/api/build/cancel {"session_id":"s"}'])
})

it('says why something was refused', async () => {
  answers['/api/build/pause'] = Response.json(
    { detail: 'Cannot pause session in completed state', code: 'bad_state' },
    { status: 400 },
  )
  show({ session: session('s') })
  await press('Pause')
  expect(screen.getByRole('alert').textContent).toBe('Cannot pause session in completed state')
})

it('offers nothing to who only reads', () => {
  show({ session: session('s') }, false)
  expect(screen.queryByRole('toolbar')).toBeNull()
})
