import { expect, it } from 'vitest'
import type { DiskChanged, Entry } from '../api/wire'
import { meaningOf } from './changes'

const entry = (path: string, kind: Entry['kind'] = 'file'): Entry => ({
  name: path,
  path,
  kind,
  size: 1,
  mtime: '2026-01-01T00:00:00Z',
})
const directory = (...entries: Entry[]) => ({ entries, truncated: false, trouble: null, loaded: true })

const KNOWN = {
  '/r': directory(entry('/r/src', 'directory'), entry('/r/deep', 'directory'), entry('/r/a.py')),
  '/r/src': directory(entry('/r/src/b.py')),
}

const told = (change: DiskChanged, unfolded: string[]) => {
  const { directories, mark } = meaningOf('/r', change, KNOWN, new Set(unfolded))
  return [directories.join(' '), mark ? `${mark.path} ${mark.word}` : '']
}

const ALL = ['/r', '/r/src']

it.each<[string, DiskChanged, string[], string, string]>([
  ['a new file', { path: 'n.py', kind: 'created' }, ALL, '/r', '/r/n.py new'],
  ['a new file one below', { path: 'src/n.py', kind: 'created' }, ALL, '/r/src', '/r/src/n.py new'],
  ['one that is listed', { path: 'a.py', kind: 'created' }, ALL, '', '/r/a.py new'],
  ['one in a folded directory', { path: 'deep/n.py', kind: 'created' }, ALL, '', ''],
  ['one far down in it', { path: 'deep/x/y/n.py', kind: 'created' }, ALL, '', ''],
  ['one in a directory that is new', { path: 'lib/x/n.py', kind: 'created' }, ALL, '/r', ''],
  ['a change', { path: 'a.py', kind: 'modified' }, ALL, '', '/r/a.py changed'],
  ['a change of a file that is not listed', { path: 'z.py', kind: 'modified' }, ALL, '/r', '/r/z.py changed'],
  ['a change out of sight', { path: 'src/b.py', kind: 'modified' }, ['/r'], '', ''],
  ['a deleted file', { path: 'src/b.py', kind: 'deleted' }, ALL, '/r/src', ''],
  [
    'one deleted in a folded directory, perhaps with it',
    { path: 'deep/x.py', kind: 'deleted' },
    ALL,
    '/r',
    '',
  ],
  ['a rename', { path: 'src/c.py', kind: 'moved', from: 'a.py' }, ALL, '/r/src /r', '/r/src/c.py new'],
  ['anything where all is folded', { path: 'a.py', kind: 'deleted' }, [], '', ''],
])('knows what %s means', (_, change, unfolded, directories, mark) => {
  expect(told(change, unfolded)).toEqual([directories, mark])
})

it('copes with a project that is the whole disk', () => {
  const known = { '/': directory(entry('/a')) }
  expect(meaningOf('/', { path: 'b', kind: 'created' }, known, new Set(['/']))).toEqual({
    directories: ['/'],
    mark: { path: '/b', word: 'new' },
  })
})
