import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSnapshots } from '../live/useSnapshot'
import CronPage from './cron/CronPage'
import HermesPage from './HermesPage'
import TimelinePage from './more/TimelinePage'
import { job, session, sessions, skill } from './samples'
import SessionsPage from './sessions/SessionsPage'
import SkillsPage from './skills/SkillsPage'
import { OVERVIEW } from './sources'

let answers: Record<string, unknown>
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  forgetSnapshots()
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method ?? 'GET'} ${url}`)
    const found = Object.entries(answers).find(([path]) => url.startsWith(path))
    if (!found) return new Response('{"detail":"There is no such thing","code":"not_found"}', { status: 404 })
    const value = await found[1]
    return value instanceof Response ? value.clone() : new Response(JSON.stringify(value))
  })
})
afterEach(() => vi.unstubAllGlobals())

const place = (tab: string) => ({ page: 'hermes', tab }) as const

it('asks for all that the overview shows while it is not known yet whether there is a home', async () => {
  answers = { '/api/hermes': new Promise(() => {}) }
  render(<HermesPage place={place('overview')} writes />)
  await vi.waitFor(() => expect(asked).toHaveLength(1 + OVERVIEW.length))
  expect(asked).toContain('GET /api/hermes/dashboard?timeline=7')
})

it('says what to do where there is no home', async () => {
  answers = { '/api/hermes': { home: '/h/.hermes', exists: false, watch_mode: 'live', project: '~hermes' } }
  render(<HermesPage place={place('overview')} writes />)
  expect(await screen.findByText("There is no agent's home here")).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Nothing is at /h/.hermes yet.')
})

it('draws of thousands of sessions only those in sight, and asks for no more than it needs', async () => {
  const all = Array.from({ length: 100 }, (_, at) => session(`s${at}`))
  answers = { '/api/hermes/sessions': sessions(all, 4213) }
  render(<SessionsPage place={place('sessions')} writes />)
  const list = await screen.findByRole('list', { name: 'Sessions' })
  expect(within(list).getAllByRole('listitem').length).toBeLessThan(60)
  expect(within(list).getAllByRole('listitem')[0]?.getAttribute('aria-setsize')).toBe('4213')
  expect(asked).toEqual(['GET /api/hermes/sessions?limit=100&tools=false'])
  const [first, second] = within(list).getAllByRole('link')
  first?.focus()
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
})

it('searches once the words stand still, and marks them', async () => {
  answers = {
    '/api/hermes/sessions/search': [
      {
        session_id: 's1',
        source: 'cli',
        title: 'Migration',
        started_at: 1_795_000_000,
        message_count: 4,
        match_type: 'content',
        snippet: '…drop <script>legacy_id</script> now…',
      },
    ],
    '/api/hermes/sessions': sessions([session('s1')]),
  }
  render(<SessionsPage place={place('sessions')} writes />)
  await screen.findByRole('list', { name: 'Sessions' })
  for (const value of ['l', 'leg', 'legacy']) {
    fireEvent.change(screen.getByRole('searchbox'), { target: { value } })
  }
  const hits = await screen.findByRole('list', { name: 'Found sessions' })
  expect(asked.filter((one) => one.includes('search'))).toEqual(['GET /api/hermes/sessions/search?q=legacy'])
  expect(hits.querySelector('mark')?.textContent).toBe('legacy')
  expect(hits.querySelector('script')).toBeNull()
})

it('shows a job with why it failed, and says plainly why it cannot be steered', async () => {
  const failed = job('sync', { last_error: '401 from the server', last_run_at: '2026-11-27T10:00:00Z' })
  answers = {
    '/api/hermes/cron/': new Response('{"code":"no_cli","detail":"hermes CLI not found"}', { status: 503 }),
    '/api/hermes/cron': {
      jobs: [failed],
      updated_at: null,
      output_dir: '',
      active: 1,
      has_errors: true,
      paused: 0,
      total: 1,
    },
  }
  render(<CronPage place={place('cron')} writes />)
  expect(await screen.findByText('401 from the server')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Pause sync' }))
  expect((await screen.findByRole('alert')).textContent).toContain('not on the PATH of this node')
  expect(asked).toContain('POST /api/hermes/cron/sync/pause')
})

it('shows jobs without buttons to who may only read, and as stale with the reason', async () => {
  answers = {
    '/api/hermes/cron': {
      jobs: [job('brief')],
      updated_at: null,
      output_dir: '',
      active: 1,
      has_errors: false,
      paused: 0,
      total: 1,
      problem: { path: 'cron/jobs.json', code: 'bad_json', detail: 'is no JSON.' },
    },
  }
  render(<CronPage place={place('cron')} writes={false} />)
  expect(await screen.findByText('brief')).toBeTruthy()
  expect(screen.getByText(/cron\/jobs\.json: is no JSON\./)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Pause/ })).toBeNull()
})

it('marks as stale a list, too, which has no room for the reason', async () => {
  const problem = { path: 'state.db', code: 'database_corrupt', detail: 'é is no database.' }
  answers = {
    '/api/hermes/timeline': new Response(
      JSON.stringify([
        {
          timestamp: '2026-11-27T10:00:00Z',
          event_type: 'session',
          title: 'The last good one',
          detail: '',
          icon: '',
        },
      ]),
      { headers: { 'Sightline-Problem': encodeURIComponent(JSON.stringify(problem)) } },
    ),
  }
  render(<TimelinePage />)
  expect(await screen.findByText(/The last good one/)).toBeTruthy()
  expect(screen.getByText(/state\.db: é is no database\./)).toBeTruthy()
})

it('shows the skills of a category, or those that have the words', async () => {
  const [rebase, brief] = [
    skill('rebase'),
    skill('brief', { category: 'office', description: 'Of the morning' }),
  ]
  answers = {
    '/api/hermes/skills': {
      skills: [rebase, brief],
      custom_count: 0,
      total: 2,
      by_category: { git: [rebase], office: [brief] },
      category_counts: { git: 1, office: 1 },
      recently_modified: [brief],
    },
  }
  render(<SkillsPage />)
  const recent = await screen.findByRole('region', { name: 'Recently modified' })
  expect(within(recent).getAllByRole('listitem')).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: /git/ }))
  expect(within(screen.getByRole('region', { name: 'git' })).getByText('rebase')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /git/ }))
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'MORNING' } })
  expect(within(screen.getByRole('region', { name: 'Found' })).getByText('brief')).toBeTruthy()
})
