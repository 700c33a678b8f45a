import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeSocket } from '../api/fakes'
import type { Project } from '../api/wire'
import { followActivities, useActivities } from './activities'
import { connect, disconnect } from './connection'
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
  ends = [followActivities(), followProjects()]
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
