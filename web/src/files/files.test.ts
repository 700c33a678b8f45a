import { describe, expect, it } from 'vitest'
import type { Entry, Root } from '../api/wire'
import { rowsOf } from './rows'
import { inOrder } from './tree'
import { walk } from './walk'

const entry = (name: string, kind: Entry['kind'] = 'file', more: Partial<Entry> = {}): Entry => ({
  name,
  path: `/r/${name}`,
  kind,
  size: 1,
  mtime: '2026-01-01T00:00:00Z',
  ...more,
})

const ROOT: Root = { path: '/r', name: 'r', kind: 'tree', watch: 'live' }

const directory = (...entries: Entry[]) => ({ entries, truncated: false, trouble: null, loaded: true })

describe('the tree', () => {
  it('puts directories first and sorts numbers as people do', () => {
    const names = inOrder([entry('file10'), entry('file2'), entry('z', 'directory')]).map(({ name }) => name)
    expect(names).toEqual(['z', 'file2', 'file10'])
  })

  it('shows what is unfolded, level by level', () => {
    const known = {
      '/r': directory(entry('src', 'directory'), entry('a.py')),
      '/r/src': directory(entry('src/b.py')),
    }
    const shown = (unfolded: string[]) =>
      rowsOf([ROOT], known, new Set(unfolded)).map(({ level, name }) => `${level} ${name}`)
    expect(shown([])).toEqual(['1 r'])
    expect(shown(['/r'])).toEqual(['1 r', '2 src', '2 a.py'])
    expect(shown(['/r', '/r/src'])).toEqual(['1 r', '2 src', '3 src/b.py', '2 a.py'])
  })

  it('says what cannot be opened, what is empty, cut off or refused', () => {
    const rows = (inside: object) =>
      rowsOf([ROOT], { '/r': { ...directory(), ...inside } }, new Set(['/r'])).slice(1)
    expect(rows({})).toMatchObject([{ kind: 'note', name: 'Empty' }])
    expect(rows({ trouble: 'Access denied' })).toMatchObject([{ name: 'Access denied', bad: true }])
    expect(rows({ entries: [entry('a')], truncated: true })[1]?.name).toBe('Only the first 1 are shown')
    const odd = [entry('fifo', 'other'), entry('\ufffd', 'file', { name_b64: '/w==' })]
    expect(rows({ entries: odd })).toMatchObject([
      { closed: 'Not a regular file' },
      { closed: 'The name is not UTF-8, so the file cannot be opened here' },
    ])
  })
})

describe('a key in the tree', () => {
  const known = { '/r': directory(entry('src', 'directory'), entry('a.py')) }
  const rows = rowsOf([ROOT], known, new Set(['/r']))
  const pressed = (at: number, key: string) => {
    const move = walk(rows, at, key)
    return move && `${move.kind} ${move.row.name}`
  }

  it.each([
    [0, 'ArrowDown', 'focus src'],
    [0, 'ArrowUp', null],
    [0, 'ArrowRight', 'focus src'],
    [0, 'ArrowLeft', 'act r'],
    [1, 'ArrowRight', 'act src'],
    [1, 'ArrowLeft', 'focus r'],
    [2, 'ArrowRight', null],
    [2, 'ArrowLeft', 'focus r'],
    [2, 'Enter', 'act a.py'],
    [2, 'Home', 'focus r'],
    [0, 'End', 'focus a.py'],
    [0, 'x', null],
  ])('on row %i: %s', (at, key, expected) => {
    expect(pressed(at, key)).toBe(expected)
  })
})
