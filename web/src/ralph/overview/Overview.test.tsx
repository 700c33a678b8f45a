import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Notification } from '../../api/wire'
import { forgetSnapshots } from '../../live/useSnapshot'
import { iteration, loop, PLAN_OF_TWO, PROJECT, STATS_OF_TEN, SYSTEM } from '../samples'
import { Overview } from './Overview'

const QUESTION: Notification = {
  event_id: 'notif-1',
  timestamp: '2026-02-08T01:00:00Z',
  prefix: 'DECISION',
  kind: 'decision',
  severity: 'info',
  active: true,
  message: 'Drop legacy_id?',
  iteration: 3,
  details: null,
  status: null,
  source: '.ralph/pending-notification.txt',
}

let answers: Record<string, unknown>

beforeEach(() => {
  answers = {
    loop: loop({ waiting_note: 'Small batches' }),
    plan: PLAN_OF_TWO,
    notifications: [QUESTION],
    iterations: { total: 2, iterations: [iteration(2, { health: 'failed', errors: ['red'] }), iteration(1)] },
  }
  vi.stubGlobal('fetch', async (url: string) => {
    const name = url.split('/').at(-1)?.split('?')[0] ?? ''
    return name in answers
      ? Response.json(answers[name])
      : Response.json({ detail: `There is no ${name}`, code: 'none' }, { status: 404 })
  })
})
afterEach(() => {
  cleanup()
  forgetSnapshots()
  vi.unstubAllGlobals()
})

async function show(writes: boolean) {
  const place = { page: 'project', id: PROJECT.id, tab: 'overview' } as const
  render(<Overview project={PROJECT} writes={writes} place={place} />)
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  await screen.findByRole('status', { name: 'Status of shop' })
}

it('says how the loop is and why, what it does, asks and waits for', async () => {
  await show(true)
  expect(screen.getByRole('status', { name: 'Status of shop' }).textContent).toBe('Running')
  expect(screen.getByText(/^Output \d+ d ago$/)).toBeTruthy()
  expect(screen.getByText('Drop legacy_id?')).toBeTruthy()
  expect(screen.getByText('Small batches')).toBeTruthy()
  expect(screen.getByText('waits for iteration 4')).toBeTruthy()
  expect(screen.getByRole('progressbar', { name: 'Tasks of the plan' }).getAttribute('aria-valuetext')).toBe(
    '1 of 2',
  )
})

it('says what an iteration did by the words of the plan, with their ids', async () => {
  await show(true)
  const rows = within(screen.getByRole('region', { name: 'Latest iterations' }))
  const [one] = rows.getAllByTitle('1.1 Skeleton')
  expect(one?.querySelector('.quiet')?.textContent).toBe('1.1 ')
})

it('shows a viewer no control that writes', async () => {
  await show(false)
  expect(screen.queryByRole('toolbar')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Reply' })).toBeNull()
})

it('says what to do where there is nothing yet', async () => {
  answers = { loop: loop({ last_lines: [], current: null }), iterations: { total: 0, iterations: [] } }
  await show(true)
  expect(screen.getByText(/None yet. Each one shows here/)).toBeTruthy()
  expect(screen.getByText(/Nothing was written to/)).toBeTruthy()
})

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)))
const card = (name: string) => screen.getByRole('region', { name }).textContent ?? ''

it('shows how iterations ended, which phase took the tokens, and what the loop takes of the machine', async () => {
  answers.stats = STATS_OF_TEN
  answers.system = SYSTEM
  await show(true)
  await settled()
  expect(card('Health')).toContain('7 did a task 70 %')
  expect(card('Health')).toContain('1 failed 10 %')
  expect(card('Health')).toContain('1 h of work, 6 min an iteration, 70 k tokens each')
  expect(card('Tokens by phase')).toMatch(/Phase 1600 k.*In no phase of the plan100 k/)
  expect(card('Machine')).toContain('512 MiB')
  expect(card('Machine')).toContain('38 % of a core')
  expect(within(screen.getByRole('region', { name: 'Machine' })).getByText(/only/).className).toBe('warn')
})

it('shows no card of which there is nothing to say', async () => {
  answers.stats = {
    ...STATS_OF_TEN,
    health_breakdown: { productive: 0, partial: 0, failed: 0 },
    tokens_by_phase: [{ phase: 'Unmapped', tokens: 100 }],
  }
  answers.system = { ...SYSTEM, process: null }
  await show(true)
  await settled()
  for (const name of ['Health', 'Tokens by phase', 'Machine', 'In its own words']) {
    expect(screen.queryByRole('region', { name })).toBeNull()
  }
})

it('says what a relative of Ralph says of itself', async () => {
  const relative = {
    status: 'running',
    loop: 12,
    last_action: 'executing',
    exit_reason: null,
    circuit: 'HALF_OPEN',
    at: '2026-01-29T14:10:09Z',
  }
  answers.loop = loop({ relative })
  await show(true)
  expect(card('In its own words')).toContain('Loop12')
  expect(screen.getByText('half open').className).toBe('warn')
})

it('writes a report when it is asked for one, and says why where it cannot', async () => {
  await show(true)
  fireEvent.click(screen.getByRole('button', { name: 'Write one' }))
  await settled()
  expect(screen.getByRole('alert').textContent).toBe('There is no report')
  answers.report = { content: '# shop: running' }
  fireEvent.click(screen.getByRole('button', { name: 'Write one' }))
  await settled()
  expect(screen.getByText('# shop: running')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})
