import { render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeSocket } from '../api/fakes'
import { connect, disconnect } from '../live/connection'
import { forgetSnapshots } from '../live/useSnapshot'
import MemoryPage from './memory/MemoryPage'
import { memory } from './samples'

let socket: FakeSocket
let seq = 1_000_000
let answer: () => Response
let asked = 0

const say = (type: string, data: object, project = '~hermes') =>
  socket.says({ type, seq: ++seq, epoch: 'h', timestamp: '2026-11-28T00:00:00Z', data, project })
const changed = (...data_types: string[]) => say('data_changed', { data_types, paths: [] })
const notes =
  (...texts: string[]) =>
  () =>
    new Response(JSON.stringify(memory(texts)), { headers: { 'Sightline-Seq': `h:${seq}` } })

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  asked = 0
  forgetSnapshots()
  vi.stubGlobal('fetch', async () => {
    asked++
    return answer()
  })
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor() {
        super()
        socket = this
      }
    },
  )
  connect()
  socket.comes()
})
afterEach(() => {
  disconnect()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const shown = async () => {
  render(<MemoryPage place={{ page: 'hermes', tab: 'memory' }} writes />)
  return within(await screen.findByRole('region', { name: 'Agent memory' }))
}
const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('shows what was written by another, and leaves what stands there in its place', async () => {
  answer = notes('first')
  const panel = await shown()
  const first = panel.getByText('first')
  answer = notes('first', 'second')
  changed('memory')
  expect(await panel.findByText('second')).toBeTruthy()
  expect(panel.getByText('first')).toBe(first)
  expect(asked).toBe(2)
})

it('asks for nothing when something else of the home, or of a project, changed', async () => {
  answer = notes('first')
  await shown()
  changed('skills', 'cron', 'sessions')
  say('problem', { path: 'cron/jobs.json', code: 'bad_json', detail: 'x' })
  say('data_changed', { data_types: ['memory'], paths: [] }, 'shop-1')
  await pause(500)
  expect(asked).toBe(1)
  say('cache_invalidate', { keys: [] })
  await vi.waitFor(() => expect(asked).toBe(2))
})

it('keeps what was good while it cannot be read, says so, and takes the mark away', async () => {
  answer = notes('first')
  const panel = await shown()
  answer = () => new Response('{"code":"bad_yaml","detail":"config.yaml is no YAML"}', { status: 503 })
  changed('memory')
  expect(await screen.findByText(/config\.yaml is no YAML/)).toBeTruthy()
  expect(panel.getByText('first')).toBeTruthy()
  // Nobody asks again and again for a file that is broken: an event tells when it is mended.
  const before = asked
  await pause(1_800)
  expect(asked).toBe(before)
  answer = notes('first', 'mended')
  changed('config')
  expect(await panel.findByText('mended')).toBeTruthy()
  expect(screen.queryByText(/config\.yaml is no YAML/)).toBeNull()
})
