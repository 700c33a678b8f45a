import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { advance, event, fakeLine } from './fakes'
import type { FileEvent } from './wire'

let at: ReturnType<typeof fakeLine>

beforeEach(() => {
  vi.useFakeTimers()
  at = fakeLine()
  at.line.start()
})

afterEach(() => {
  at.line.stop()
  vi.useRealTimers()
})

describe('where no WebSocket can pass', () => {
  const fallBack = async () => {
    at.latest().ends()
    await advance(1_000)
    at.latest().ends()
    await advance(0)
  }

  it('server-sent events carry events and files', async () => {
    const heard: FileEvent[] = []
    at.line.resumeFrom('e:4')
    at.line.watch('/a b', (told) => heard.push(told))
    await fallBack()
    expect(at.sources.map(({ url }) => url)).toEqual([
      '/api/events?after=e%3A4',
      '/api/watch-files?path=%2Fa+b&follow=1',
    ])
    at.sources[0]?.onopen?.()
    expect(at.state()).toEqual({ kind: 'live', by: 'events' })
    at.sources[0]?.says(event(5))
    at.sources[1]?.says({ type: 'initial', path: '/a b', content: 'x', etag: 'e' })
    expect(at.events).toEqual([5])
    expect(heard).toHaveLength(1)
  })

  it('an end of either stream opens both anew, after the last event', async () => {
    at.line.resumeFrom('e:4')
    await fallBack()
    at.sources[0]?.onopen?.()
    at.sources[0]?.says(event(5))
    at.sources[0]?.onerror?.()
    await advance(1_000)
    expect(at.sources[0]?.closed).toBe(true)
    expect(at.sources.at(-1)?.url).toBe('/api/events?after=e%3A5')
  })

  it('an expired session is renewed', async () => {
    at.line.resumeFrom('e:4')
    await fallBack()
    at.sources[0]?.onopen?.()
    at.sources[0]?.says({ type: 'auth_expired' })
    await advance(0)
    expect(at.sources).toHaveLength(2)
  })

  it('the WebSocket is tried again later', async () => {
    at.line.resumeFrom('e:4')
    await fallBack()
    at.sources[0]?.onopen?.()
    await advance(300_000)
    expect(at.sockets).toHaveLength(3)
    at.latest().comes()
    expect(at.state()).toEqual({ kind: 'live', by: 'socket' })
    expect(at.sources[0]?.closed).toBe(true)
  })

  it('is not concluded from a node that does not answer', async () => {
    at.answer = { ok: false, status: 0 }
    await fallBack()
    await advance(120_000)
    expect(at.sources).toEqual([])
  })

  it('a run has a stream of its own, which ends with it', async () => {
    const heard: unknown[] = []
    at.line.attach('r 1', { heard: ({ number, event }) => heard.push([number, event.type]) }, 3, 'gpu')
    await fallBack()
    const run = at.sources.find(({ url }) => url.includes('runs'))
    expect(run?.url).toBe('/api/servers/gpu/runs/r%201/events?after=3')
    run?.says({ type: 'running', nodeIndex: 0, lineStart: 1, lineEnd: 1 }, '4')
    run?.says({ type: 'usage', rss: 1, cpu: 1, processes: 1 }, '4')
    run?.says({ type: 'complete', status: 'ok', ms: 1 }, '5')
    expect(heard).toEqual([
      [4, 'running'],
      [null, 'usage'],
      [5, 'complete'],
    ])
    expect(run?.closed).toBe(true)
  })

  it('a run that is refused does not cut the line', async () => {
    const refused = vi.fn()
    at.line.attach('r1', { heard: () => undefined, refused })
    at.line.resumeFrom('e:4')
    await fallBack()
    const events = at.sources.find(({ url }) => url.includes('/api/events'))
    events?.onopen?.()
    const run = at.sources.find(({ url }) => url.includes('runs'))
    if (run) run.readyState = 2
    run?.onerror?.()
    expect(refused).toHaveBeenCalledOnce()
    expect(at.state()).toEqual({ kind: 'live', by: 'events' })
  })
})
