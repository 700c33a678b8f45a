import { afterEach, expect, it, vi } from 'vitest'
import { tellAll } from './tellAll'

afterEach(() => vi.unstubAllGlobals())

it('tells everybody, whoever throws, and hides no error', () => {
  const reported: unknown[] = []
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
  const heard: string[] = []
  const bug = new Error('a bug')
  const listeners = new Set([
    (word: string) => heard.push(`first ${word}`),
    () => {
      throw bug
    },
    (word: string) => heard.push(`last ${word}`),
  ])
  tellAll(listeners, 'event')
  expect(heard).toEqual(['first event', 'last event'])
  expect(reported).toEqual([bug])
})
