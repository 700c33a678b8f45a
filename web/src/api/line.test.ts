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

describe('the events', () => {
  it('begin at the place of the snapshot, as soon as that is known', () => {
    at.latest().comes()
    expect(at.latest().actions('subscribe')).toEqual([])
    at.line.resumeFrom('e:4')
    expect(at.latest().actions('subscribe')).toEqual([{ action: 'subscribe', since: 'e:4' }])
  })

  it('go on after the last one that was handled', async () => {
    at.line.resumeFrom('e:4')
    at.latest().comes()
    at.latest().says(event(5))
    at.latest().says(event(6))
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('subscribe')).toEqual([{ action: 'subscribe', since: 'e:6' }])
    expect(at.events).toEqual([5, 6])
  })

  it('are told once, also where the node tells them twice', () => {
    at.line.resumeFrom('e:4')
    at.latest().comes()
    for (const seq of [4, 5, 5, 6]) at.latest().says(event(seq))
    expect(at.events).toEqual([5, 6])
  })

  it('go on at the place of a reset, of whatever epoch, and what is lost is asked for', async () => {
    at.line.resumeFrom('e:4')
    at.latest().comes()
    at.latest().says(event(2, { type: 'reset', epoch: 'f' }))
    expect(at.onReset).toHaveBeenCalledOnce()
    at.latest().says(event(3, { epoch: 'f' }))
    expect(at.events).toEqual([3])
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('subscribe')).toEqual([{ action: 'subscribe', since: 'f:3' }])
  })

  it('are taken for lost by a close as too slow', () => {
    at.latest().comes()
    at.latest().ends(4408)
    expect(at.onReset).toHaveBeenCalledOnce()
  })

  it('survive a message that is no JSON', () => {
    at.line.resumeFrom('e:4')
    at.latest().comes()
    at.latest().onmessage?.({ data: '{' })
    at.latest().says(event(5))
    expect(at.events).toEqual([5])
  })
})

describe('a watched file', () => {
  const heard: FileEvent[] = []
  const initial = { type: 'initial', path: '/real/a', watch: '/a', content: 'x', etag: 'e', timestamp: 1 }
  beforeEach(() => {
    heard.length = 0
  })

  it('is watched again after an outage', async () => {
    at.line.watch('/a', (told) => heard.push(told))
    at.latest().comes()
    at.latest().says(initial)
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('watch')).toEqual([{ action: 'watch', path: '/a' }])
    at.latest().says(initial)
    expect(heard).toHaveLength(2)
  })

  it('is told by the path that was asked for, and to nobody else', () => {
    const other = vi.fn()
    at.latest().comes()
    at.line.watch('/a', (told) => heard.push(told))
    at.line.watch('/b', other)
    at.latest().says(initial)
    expect(heard).toHaveLength(1)
    expect(other).not.toHaveBeenCalled()
  })

  it('is let go when the last one goes', () => {
    at.latest().comes()
    const ends = [at.line.watch('/a', () => undefined), at.line.watch('/a', () => undefined)]
    const before = at.latest().actions('unwatch').length
    ends[0]?.()
    expect(at.latest().actions('unwatch')).toHaveLength(before)
    ends[1]?.()
    ends[1]?.()
    expect(at.latest().actions('unwatch')).toHaveLength(before + 1)
  })

  it('of many does not make the node close for too many messages', async () => {
    for (let i = 0; i < 200; i++) at.line.watch(`/${i}`, () => undefined)
    at.latest().onopen?.()
    expect(at.latest().said.length).toBeLessThanOrEqual(50)
    await advance(5_000)
    expect(at.latest().actions('watch')).toHaveLength(200)
  })
})

describe('an outage', () => {
  it('is waited out for 1, 2, 4, 8, 16, 30, 30 seconds', async () => {
    at.latest().comes()
    at.answer = { ok: false, status: 0 }
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const failed = at.latest()
      failed.ends()
      await advance(seconds * 1000 - 1)
      expect(at.latest()).toBe(failed)
      await advance(1)
      expect(at.latest()).not.toBe(failed)
    }
  })

  it('is worth telling only after a second', async () => {
    at.latest().comes()
    at.latest().ends()
    expect(at.state()).toEqual({ kind: 'waiting', long: false, reason: null })
    await advance(1_000)
    expect(at.state()).toMatchObject({ kind: 'waiting', long: true })
    at.latest().comes()
    expect(at.state()).toEqual({ kind: 'live', by: 'socket' })
  })

  it('is not over when a connection is accepted, but when the node has said something', async () => {
    at.latest().comes()
    at.latest().ends()
    await advance(1_000)
    at.latest().onopen?.()
    expect(at.state()?.kind).toBe('waiting')
    const dropped = at.latest()
    dropped.ends()
    await advance(1_999)
    expect(at.latest()).toBe(dropped)
  })

  it('ends at once when the user or the network is back', async () => {
    at.latest().comes()
    at.latest().ends()
    at.line.wake()
    expect(at.sockets).toHaveLength(2)
    at.latest().comes()
    await advance(15_000)
    expect(at.sockets).toHaveLength(2)
  })

  it('tells what the node said as it closed', () => {
    at.latest().comes()
    at.latest().ends(1013, 'Too many connections')
    expect(at.state()).toMatchObject({ reason: 'Too many connections' })
  })

  it('of a connection that never opens is found out', async () => {
    await advance(10_000)
    expect(at.latest().closed).toBe(true)
    expect(at.state()?.kind).toBe('waiting')
  })
})

describe('silence', () => {
  it('of 20 seconds is answered by a ping, and of 10 more by a new connection', async () => {
    at.latest().comes()
    const pings = at.latest().actions('ping').length
    await advance(19_999)
    expect(at.latest().actions('ping')).toHaveLength(pings)
    await advance(1)
    expect(at.latest().actions('ping')).toHaveLength(pings + 1)
    await advance(9_999)
    expect(at.latest().closed).toBe(false)
    await advance(1)
    expect(at.sockets[0]?.closed).toBe(true)
    expect(at.state()?.kind).toBe('waiting')
  })

  it('is broken by any message', async () => {
    at.latest().comes()
    await advance(25_000)
    at.latest().says(event(9))
    await advance(19_000)
    expect(at.sockets).toHaveLength(1)
    expect(at.state()?.kind).toBe('live')
  })

  it('of a phone that slept is not waited out', async () => {
    at.latest().comes()
    at.line.wake()
    await advance(3_000)
    expect(at.sockets[0]?.closed).toBe(true)
  })
})

describe('an identity that ran out', () => {
  it('is renewed without a word, and events go on', async () => {
    at.line.resumeFrom('e:4')
    at.latest().comes()
    at.latest().says(event(5))
    at.latest().ends(4401)
    await advance(0)
    at.latest().comes()
    expect(at.latest().actions('subscribe')).toEqual([{ action: 'subscribe', since: 'e:5' }])
    expect(at.states.some((told) => told.kind === 'waiting' && told.long)).toBe(false)
    expect(at.ask).not.toHaveBeenCalled()
  })

  it('that cannot be renewed is asked about, which shows the login', async () => {
    at.latest().comes()
    at.renewal = 'refused'
    at.answer = { ok: false, status: 401, detail: 'Sign in' }
    at.latest().ends(4401)
    await advance(0)
    expect(at.ask).toHaveBeenCalledOnce()
  })

  it('does not make a loop where the node says so again and again', async () => {
    at.latest().comes()
    at.latest().ends(4401)
    await advance(0)
    const second = at.latest()
    second.ends(4401)
    await advance(1_000)
    expect(at.latest()).toBe(second)
  })

  it('or was refused by 1008 is asked about', async () => {
    at.latest().onopen?.()
    at.latest().ends(1008, 'Not authenticated')
    await advance(0)
    expect(at.ask).toHaveBeenCalledOnce()
  })

  it('keeps position and files until somebody is signed in again', async () => {
    at.line.resumeFrom('e:4')
    at.line.watch('/a', () => undefined)
    at.latest().comes()
    at.line.stop()
    await advance(120_000)
    expect(at.sockets).toHaveLength(1)
    at.line.start()
    at.latest().comes()
    expect(at.latest().said.slice(0, 2)).toEqual([
      { action: 'subscribe', since: 'e:4' },
      { action: 'watch', path: '/a' },
    ])
  })
})

describe('a run', () => {
  const result = (number: number) => ({ run: 'r1', number, event: { type: 'running', nodeIndex: number } })

  it('is followed again after an outage, after the last event that was told', async () => {
    const heard: (number | null)[] = []
    at.line.attach('r1', { heard: ({ number }) => heard.push(number) })
    at.latest().comes()
    expect(at.latest().actions('attach')).toEqual([{ action: 'attach', run: 'r1', after: 0 }])
    at.latest().says(result(1))
    at.latest().says(result(2))
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('attach')).toEqual([{ action: 'attach', run: 'r1', after: 2 }])
    at.latest().says(result(2))
    at.latest().says(result(3))
    expect(heard).toEqual([1, 2, 3])
  })

  it('tells what has no number too, which moves nothing', async () => {
    const heard = vi.fn()
    at.line.attach('r1', { heard }, 4)
    at.latest().comes()
    at.latest().says({ run: 'r1', event: { type: 'usage', rss: 1, cpu: 1, processes: 1 } })
    expect(heard).toHaveBeenCalledOnce()
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('attach')).toEqual([{ action: 'attach', run: 'r1', after: 4 }])
  })

  it('of another server says so', () => {
    at.latest().comes()
    at.line.attach('r1', { heard: () => undefined }, 0, 'gpu')
    expect(at.latest().actions('attach')).toEqual([{ action: 'attach', run: 'r1', after: 0, server: 'gpu' }])
  })

  it('is let go when the last follower goes, and then not followed again', async () => {
    at.latest().comes()
    const end = at.line.attach('r1', { heard: () => undefined })
    end()
    end()
    expect(at.latest().actions('detach')).toEqual([{ action: 'detach', run: 'r1' }])
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('attach')).toEqual([])
  })

  it('that the node does not know is said to be so, once', async () => {
    const refused = vi.fn()
    at.line.attach('r1', { heard: () => undefined, refused })
    at.latest().comes()
    at.latest().says({ type: 'error', run: 'r1', message: 'No such run', code: 'no_run' })
    expect(refused).toHaveBeenCalledExactlyOnceWith('No such run')
    at.latest().ends()
    await advance(1000)
    at.latest().comes()
    expect(at.latest().actions('attach')).toEqual([])
  })

  it('tells a second follower all of it, and the first nothing twice', () => {
    const first = vi.fn()
    const second = vi.fn()
    at.latest().comes()
    at.line.attach('r1', { heard: first })
    at.latest().says(result(1))
    at.line.attach('r1', { heard: second })
    expect(at.latest().actions('attach').at(-1)).toEqual({ action: 'attach', run: 'r1', after: 0 })
    at.latest().says(result(1))
    expect(first).toHaveBeenCalledOnce()
    expect(second).toHaveBeenCalledOnce()
  })
})
