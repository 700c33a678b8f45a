import { expect, it } from 'vitest'
import { sinceOf } from './AgentCard'
import { growthOf } from './growth'

it('compares the last snapshot with the one before', () => {
  const growth = growthOf([
    { timestamp: 'old', sessions: 1 },
    { timestamp: 'a', sessions: 10, skills: 4, categories: ['git', 'web'] },
    { timestamp: 'b', sessions: 13, skills: 4, categories: ['git', 'docs'] },
  ])
  expect(growth?.rows).toEqual([
    { name: 'Sessions', now: 13, more: 3 },
    { name: 'Skills', now: 4, more: 0 },
  ])
  expect(growth).toMatchObject({ from: 'a', to: 'b', newCategories: ['docs'], lostCategories: ['web'] })
})

it('needs two, and takes lines that somebody else wrote as they come', () => {
  expect(growthOf([])).toBeNull()
  expect(growthOf([{ sessions: 1 }])).toBeNull()
  expect(growthOf([{ sessions: 'x', categories: 5 }, { sessions: {} }])?.rows).toEqual([])
})

it('counts the first day, too', () => {
  expect(sinceOf(['2026-11-01T10:00:00Z', '2026-11-02T11:00:00Z'])).toContain('2 days')
  expect(sinceOf(['2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z'])).toContain('1 day')
  expect(sinceOf([null, null])).toBe('')
})
