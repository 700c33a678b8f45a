import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSnapshots } from '../../live/useSnapshot'
import { memory, session, sessions } from '../samples'
import { Hud } from './Hud'

const NOTHING = {
  session_count: 0,
  estimated_cost_usd: 0,
  cost: 0,
  date: '2026-11-28',
  provenance: {
    kind: 'none',
    actual_usd: 0,
    computed_usd: 0,
    actual_sessions: 0,
    computed_sessions: 0,
    unpriced_sessions: 0,
    unpriced_tokens: 0,
    prices: [],
  },
}
const config = { model: '', provider: '', toolsets: [], backend: '', max_turns: 0 }
const health = {
  keys: [],
  services: [],
  keys_ok: 0,
  keys_missing: 0,
  state_db_exists: false,
  state_db_size: 0,
}
const cron = { jobs: [], updated_at: null, output_dir: '', active: 0, has_errors: false, paused: 0, total: 0 }
const EMPTY: Record<string, unknown> = {
  sessions: sessions([]),
  memory: memory([]),
  cron,
  skills: {
    skills: [],
    custom_count: 0,
    total: 0,
    by_category: {},
    category_counts: {},
    recently_modified: [],
  },
  gateway: {
    state: 'unknown',
    pid: null,
    pid_alive: false,
    kind: '',
    restart_requested: false,
    exit_reason: null,
    updated_at: null,
    active_agents: 0,
    platforms: [],
  },
  'token-costs': { today: NOTHING, all_time: NOTHING, by_model: [], daily_trend: [], pricing_table: {} },
  health,
  providers: { providers: [], active_provider: null },
  dashboard: {
    state: { config, sessions: { date_range: [null, null] }, timeline: [] },
    health,
    cron,
    projects: { served: false },
    corrections: {},
    snapshots: [],
  },
}

let answers: Record<string, unknown>

beforeEach(() => {
  forgetSnapshots()
  vi.stubGlobal('fetch', async (url: string) => {
    const name = url.replace(/^\/api\/hermes\/?/, '').replace(/\?.*$/, '')
    const value = answers[name]
    return value === undefined
      ? new Response('{"code":"database_locked","detail":"The database is locked"}', { status: 503 })
      : new Response(JSON.stringify(value))
  })
})
afterEach(() => vi.unstubAllGlobals())

it('says in each card of an empty home what to do next', async () => {
  answers = EMPTY
  render(<Hud />)
  const said = {
    Sessions: /None yet/,
    Memory: /noted nothing yet/,
    Cron: /hermes cron create/,
    Skills: /None yet/,
    Gateway: /hermes gateway setup/,
    Cost: /Nothing was spent/,
    Latest: /Nothing has happened/,
    'Keys and services': /No key is set/,
    Providers: /hermes login/,
    Tools: /No tool was used/,
    Growth: /Two snapshots/,
  }
  for (const [name, words] of Object.entries(said)) {
    const region = await screen.findByRole('region', { name })
    await vi.waitFor(() => expect(region.textContent).toMatch(words))
  }
})

it('shows what can be read where something cannot, and why that is so', async () => {
  answers = { ...EMPTY, sessions: undefined, memory: memory(['Deploys on Tuesdays']) }
  render(<Hud />)
  const cards = screen.getByRole('region', { name: 'Sessions' })
  expect(await within(cards).findByText(/The database is locked/)).toBeTruthy()
  expect(within(cards).getByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(await screen.findByText('Deploys on Tuesdays')).toBeTruthy()
})

it('finds notes and sessions by the same words', async () => {
  const hit = { session_id: 's1', title: 'Tuesday talk', source: 'cli', started_at: 1, message_count: 2 }
  answers = {
    ...EMPTY,
    sessions: sessions([session('s1')]),
    memory: memory(['Deploys on Tuesdays', 'Uses uv']),
    'sessions/search': [{ ...hit, match_type: 'title', snippet: null }],
  }
  render(<Hud />)
  await screen.findByText('Deploys on Tuesdays')
  fireEvent.keyDown(document.body, { key: '/' })
  expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'tuesday' } })
  const found = await screen.findByRole('list', { name: 'Found sessions' })
  expect(found.textContent).toContain('Tuesday talk')
  const notes = screen.getAllByRole('region', { name: 'Memory' }).find((one) => one.querySelector('mark'))
  expect(notes?.textContent).toContain('Deploys on Tuesdays')
  expect(notes?.textContent).not.toContain('Uses uv')
})
