import { afterEach, expect, it, vi } from 'vitest'
import { takeLaunchSecret } from './launch'
import { enter, refreshNode, useNode } from './node'
import { directoriesTo, namesBeneath, rootOf } from './paths'

const NODE = { version: '0.1.0', host: 'atlas', auth: 'launch', role: 'admin', open: null, roots: [] }

/** Answers by address; what is missing does not answer at all. */
function answering(answers: Record<string, [number, unknown]>) {
  vi.stubGlobal('fetch', async (url: string) => {
    const [status, body] = answers[url] ?? []
    if (status === undefined) throw new TypeError('unreachable')
    return new Response(JSON.stringify(body), { status })
  })
}

const state = () => useNode.getState().state

afterEach(() => vi.unstubAllGlobals())

it('takes the secret out of the address at once', () => {
  const history = { state: null, replaceState: vi.fn() }
  const location = { hash: '#launch=s3cret', pathname: '/', search: '?path=/a' }
  expect(takeLaunchSecret(location as Location, history as unknown as History)).toBe('s3cret')
  expect(history.replaceState).toHaveBeenCalledWith(null, '', '/?path=/a')
})

it('touches no other fragment', () => {
  const history = { state: null, replaceState: vi.fn() }
  const location = { hash: '#page', pathname: '/', search: '' }
  expect(takeLaunchSecret(location as Location, history as unknown as History)).toBeUndefined()
  expect(history.replaceState).not.toHaveBeenCalled()
})

it('enters with a fresh link', async () => {
  answering({ '/api/auth/launch': [200, { status: 'ok' }], '/api/node': [200, NODE] })
  await enter('secret')
  expect(state()).toEqual({ kind: 'ready', node: NODE })
})

it('enters with a used link where the cookie is good', async () => {
  answering({ '/api/auth/launch': [401, {}], '/api/node': [200, NODE] })
  await enter('secret')
  expect(state().kind).toBe('ready')
})

it('is locked by a used link without a cookie, and says that it was used', async () => {
  answering({ '/api/auth/launch': [401, {}], '/api/node': [401, {}] })
  await enter('secret')
  expect(state()).toEqual({ kind: 'locked', login: 'launch', spent: true })
})

it('is locked without a link, and unlocks when another tab signed in', async () => {
  answering({ '/api/node': [401, {}] })
  await enter(undefined)
  expect(state()).toEqual({ kind: 'locked', login: 'launch', spent: false })
  answering({ '/api/node': [200, NODE] })
  await refreshNode()
  expect(state().kind).toBe('ready')
})

it('keeps what it knows while the node does not answer', async () => {
  answering({ '/api/node': [200, NODE] })
  await enter(undefined)
  answering({})
  await refreshNode()
  expect(state()).toEqual({ kind: 'ready', node: NODE })
})

it('says so where the node never answered', async () => {
  answering({})
  await enter(undefined)
  expect(state().kind).toBe('unreachable')
})

const root = (path: string) => ({ path, name: 'r', kind: 'tree' as const, watch: 'live' as const })

it('finds the deepest root of a path, by whole names', () => {
  const roots = [root('/a'), root('/a/b'), root('/a/bc')]
  expect(rootOf(roots, '/a/b/x.py')?.path).toBe('/a/b')
  expect(rootOf(roots, '/a/bcd/x.py')?.path).toBe('/a')
  expect(rootOf(roots, '/b/x.py')).toBeUndefined()
})

it('names the way from a root to a file', () => {
  expect(namesBeneath(root('/a'), '/a/b/c.py')).toEqual(['b', 'c.py'])
  expect(directoriesTo(root('/a'), '/a/b/c/d.py')).toEqual(['/a', '/a/b', '/a/b/c'])
  expect(directoriesTo(root('/'), '/b/d.py')).toEqual(['/', '/b'])
})
