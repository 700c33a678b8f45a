import { expect, it } from 'vitest'
import type { Project } from '../api/wire'
import { loopWord } from './loopWord'

const NOW = Date.parse('2026-11-20T14:22:00Z')
const loop = (status: string, summary: object | null) => ({ status, summary }) as Project

it.each([
  [loop('running', { iteration: 38, attention: null }), 'iter 38'],
  [loop('stuck', { iteration: 38, attention: { since: '2026-11-20T14:00:00Z' } }), '22 min'],
  [loop('stopped', { iteration: null, attention: null }), 'stopped'],
  [loop('gone', null), 'gone'],
])('%j', (project, word) => expect(loopWord(project, NOW)).toBe(word))
