// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeSocket } from '../api/fakes'
import type { Project } from '../api/wire'
import { followActivities, useActivities } from './activities'
import { connect, disconnect, resumeFrom } from './connection'
import { followProjects, useProjects } from './projects'

const SHOP: Project = {
  id: 'shop-1',
  name: 'shop',
  path: '/shop',
  status: 'watching',
  lenses: [],
  watch: 'live',
  origin: 'added',
}

let socket: FakeSocket
let ends: (() => void)[]
let answers: ((response: Response) => void)[]

const answer = (projects: Project[], position: string) =>
  answers.shift()?.(new Response(JSON.stringify(projects), { headers: { 'Sightline-Seq': position } }))
const event = (seq: number, type: string, data: object, project?: string) =>
  socket.says({ type, seq, epoch: 'e', timestamp: '2026-11-20T14:00:00Z', data, project })
const watch = () => useProjects.getState().projects.map(({ id, watch: how }) => `${id} ${how}`)

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)))
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor() {
        super()
        socket = this
      }
    },
  )
  useProjects.setState({ projects: [], position: undefined, loaded: false, trouble: null })
  ends = [followActivities(), followProjects()]
  resumeFrom('e:4')
  connect()
  socket.comes()
})

afterEach(() => {
  disconnect()
  for (const end of ends) end()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('goes on after the snapshot, over a reset too, and asks again while something catches up', async () => {
  answer([{ ...SHOP, watch: 'catching_up' }], 'e:4')
  await vi.waitFor(() => expect(watch()).toEqual(['shop-1 catching_up']))
  expect(socket.actions('subscribe')).toEqual([{ action: 'subscribe', since: 'e:4' }])

  await vi.advanceTimersByTimeAsync(1_500)
  answer([SHOP], 'e:5')
  await vi.waitFor(() => expect(watch()).toEqual(['shop-1 live']))

  event(6, 'root_gone', { path: '/shop' }, 'shop-1')
  expect(watch()).toEqual(['shop-1 gone'])

  event(9, 'reset', { reason: 'trimmed' })
  event(10, 'root_gone', { path: '/shop' }, 'shop-1')
  answer([SHOP], 'e:9')
  await vi.waitFor(() => expect(useProjects.getState().position).toBe('e:9'))
  // Heard while the snapshot was on its way, and not in it.
  expect(watch()).toEqual(['shop-1 gone'])

  event(11, 'disk_changed', { path: 'src/app.py', kind: 'modified' }, 'shop-1')
  expect(useActivities.getState()['shop-1']).toBeUndefined()
  await vi.advanceTimersByTimeAsync(250)
  expect(useActivities.getState()['shop-1']?.last.path).toBe('src/app.py')
})

const LOOP = {
  ...SHOP,
  status: 'running',
  summary: { last_line: 'old', evidence: [{ kind: 'output', text: 'Output', at: '2026-11-20T13:00:00Z' }] },
} as unknown as Project
const loop = () => useProjects.getState().projects[0]

it('shows the last line of a log without asking for anything', async () => {
  answer([LOOP], 'e:4')
  await vi.waitFor(() => expect(loop()?.status).toBe('running'))
  for (let seq = 5; seq < 1_005; seq++) event(seq, 'log_append', { lines: `line ${seq}\n` }, 'shop-1')
  expect(loop()?.summary?.last_line).toBe('old')
  await vi.advanceTimersByTimeAsync(250)
  expect(loop()?.summary).toMatchObject({
    last_line: 'line 1004',
    evidence: [{ at: '2026-11-20T14:00:00Z' }],
  })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(answers).toHaveLength(0)
})

it('says a status at once, and asks for the rest of a card at most once a second', async () => {
  // The connection goes on where the test before left it.
  answer([LOOP], 'e:2004')
  await vi.waitFor(() => expect(loop()?.status).toBe('running'))
  event(2_005, 'status_changed', { status: 'waiting', previous: 'running' }, 'shop-1')
  expect(loop()?.status).toBe('waiting')
  for (let seq = 2_006; seq < 2_100; seq++) event(seq, 'iteration_completed', { iteration: seq }, 'shop-1')
  await vi.advanceTimersByTimeAsync(0)
  answer([{ ...LOOP, status: 'waiting' }], 'e:2099')
  await vi.advanceTimersByTimeAsync(0)
  for (let seq = 2_100; seq < 2_200; seq++) event(seq, 'plan_updated', {}, 'shop-1')
  await vi.advanceTimersByTimeAsync(900)
  expect(answers).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(answers).toHaveLength(1)
})
