import { expect, it } from 'vitest'
import { hrefOf, placeOf } from './place'

it.each([
  ['', { page: 'start' }],
  ['?view=home', { page: 'home' }],
  ['?view=files', { page: 'files' }],
  ['?view=files&at=/a', { page: 'files', at: '/a' }],
  ['?view=nonsense', { page: 'start' }],
  ['?path=/a/b.py', { page: 'file', path: '/a/b.py' }],
  ['?script=/a/b.py', { page: 'file', path: '/a/b.py' }],
  ['?path=', { page: 'start' }],
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
