// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { hrefOf, placeOf, pythonServerOf } from './place'

it.each([
  ['', { page: 'start' }],
  ['?view=home', { page: 'home' }],
  ['?view=files', { page: 'files' }],
  ['?view=files&at=/a', { page: 'files', at: '/a' }],
  ['?view=nonsense', { page: 'start' }],
  ['?path=/a/b.py', { page: 'file', path: '/a/b.py' }],
  ['?script=/a/b.py', { page: 'file', path: '/a/b.py' }],
  ['?path=', { page: 'start' }],
  ['?view=project', { page: 'home' }],
  ['?view=project&id=shop-1', { page: 'project', id: 'shop-1', tab: 'overview' }],
  ['?view=project&id=shop-1&tab=log&line=12', { page: 'project', id: 'shop-1', tab: 'log', line: 12 }],
  ['?view=hermes', { page: 'hermes', tab: 'overview' }],
  ['?view=hermes&tab=sessions&session=a%20b', { page: 'hermes', tab: 'sessions', session: 'a b' }],
  ['?view=project&id=shop-1&tab=log&line=x', { page: 'project', id: 'shop-1', tab: 'log' }],
] as const)('reads %j', (search, place) => {
  expect(placeOf(search)).toEqual(place)
})

it.each(['/a/b.py', '/a b/ü & c+d%2F#1?.py', '/a=b'])('writes %j so that it is read back', (path) => {
  const href = hrefOf({ page: 'file', path })
  expect(placeOf(new URL(href, 'http://localhost').search)).toEqual({ page: 'file', path })
})

it('writes the directory to look at so that it is read back', () => {
  const place = { page: 'files', at: '/a b/c&d' } as const
  expect(placeOf(new URL(hrefOf(place), 'http://localhost').search)).toEqual(place)
})

it('writes a line of a log so that it is read back', () => {
  const place = { page: 'project', id: 'shop-1', tab: 'log', line: 1204071, iteration: 38 } as const
  expect(placeOf(new URL(hrefOf(place), 'http://localhost').search)).toEqual(place)
})

it('writes an open session of an agent so that it is read back', () => {
  const place = { page: 'hermes', tab: 'sessions', session: '20260208_1&x=y' } as const
  expect(placeOf(new URL(hrefOf(place), 'http://localhost').search)).toEqual(place)
})

it('keeps the Python server that was chosen', () => {
  expect(hrefOf({ page: 'file', path: '/a b.py' }, 'gpu box')).toBe(
    '/?path=/a%20b.py&python-server=gpu%20box',
  )
  expect(hrefOf({ page: 'home' }, 'gpu')).toBe('/?view=home&python-server=gpu')
  expect(hrefOf({ page: 'start' }, 'gpu')).toBe('/?python-server=gpu')
  expect(pythonServerOf('?path=/a.py&python-server=gpu')).toBe('gpu')
  expect(pythonServerOf('?python-server=')).toBeUndefined()
})
