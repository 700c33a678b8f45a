import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Node, Project } from '../api/wire'
import { useActivities } from '../live/activities'
import { withChange } from '../live/activity'
import { useProjects } from '../live/projects'
import { HomePage } from './HomePage'

const NODE: Node = { version: '1', host: 'atlas', auth: 'launch', role: 'admin', open: null, roots: [] }
const SHOP: Project = {
  id: 'shop-1',
  name: 'shop',
  path: '/home/ada/shop',
  status: 'watching',
  lenses: ['ralph'],
  watch: 'polling',
  origin: 'added',
}

beforeEach(() => {
  vi.useFakeTimers()
  useProjects.setState({ projects: [SHOP], loaded: true, trouble: null })
})
afterEach(() => {
  useActivities.setState({}, true)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await act(() => vi.advanceTimersByTimeAsync(0))
}

it('says of a project what it is, how it is watched, and what changed last', () => {
  render(<HomePage node={NODE} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 project on atlas')
  expect(screen.getByText('Polling')).toBeTruthy()
  expect(screen.getByText('Ralph')).toBeTruthy()
  expect(screen.getByText('No change since this page was opened')).toBeTruthy()
  const change = { path: 'src/app.py', kind: 'modified', at: Date.now() - 3_000 }
  act(() => useActivities.setState({ 'shop-1': withChange(undefined, change) }))
  expect(screen.getByRole('link', { name: 'src/app.py' }).getAttribute('href')).toBe(
    '/?path=/home/ada/shop/src/app.py',
  )
  expect(screen.getByText('3 s ago')).toBeTruthy()
  act(() => void vi.advanceTimersByTime(2_000))
  expect(screen.getByText('5 s ago')).toBeTruthy()
})

it('says what to do where nothing is served', () => {
  useProjects.setState({ projects: [] })
  render(<HomePage node={NODE} />)
  expect(screen.getByText('sightline DIRECTORY')).toBeTruthy()
})

it('adds a project, and says why it cannot', async () => {
  useProjects.setState({ projects: [] })
  const answers = [
    new Response('{"detail":"It lies outside of every root","code":"outside_roots"}', { status: 403 }),
    new Response(JSON.stringify(SHOP), { status: 201 }),
    new Response(JSON.stringify(NODE)),
  ]
  vi.stubGlobal('fetch', async () => answers.shift())
  render(<HomePage node={NODE} />)
  await press('Add a project')
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '/home/ada/shop' } })
  await press('Add')
  expect(screen.getByText('It lies outside of every root')).toBeTruthy()
  await press('Add')
  expect(screen.getByRole('heading', { name: 'shop' })).toBeTruthy()
})

it('removes a project only after a question, and explains a refusal', async () => {
  const answers = [
    new Response('{"detail":"It was named on the command line","code":"conflict"}', { status: 409 }),
    new Response(null, { status: 204 }),
    new Response(JSON.stringify(NODE)),
  ]
  vi.stubGlobal('fetch', async () => answers.shift())
  render(<HomePage node={NODE} />)
  await press('Remove')
  expect(answers).toHaveLength(3)
  await press('Remove')
  expect(screen.getByText('It was named on the command line')).toBeTruthy()
  await press('Close')
  await press('Remove')
  await press('Remove')
  expect(screen.queryByRole('heading', { name: 'shop' })).toBeNull()
})

it('lets nobody but an admin add or remove', () => {
  render(<HomePage node={{ ...NODE, role: 'editor' }} />)
  expect(screen.queryByRole('button')).toBeNull()
})

const LOOP: Project = {
  ...SHOP,
  id: 'api-1',
  name: 'api-gateway',
  status: 'waiting',
  summary: {
    lens: 'ralph',
    evidence: [{ kind: 'process', text: 'pid 48211 alive', at: null }],
    progress: { done: 23, total: 34, unit: 'tasks' },
    attention: { kind: 'waiting', text: 'Apply migration 0042?', since: null },
    bars: [{ name: 'Iteration 38', seconds: 720, kind: 'now' }],
    last_line: 'PASS tests',
    cost: { usd: 4.184, provenance: 'estimated' },
    iteration: 38,
    max_iterations: 60,
  },
}

it('says first who waits, and of a loop how it is', () => {
  useProjects.setState({ projects: [SHOP, LOOP] })
  render(<HomePage node={NODE} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 waits for you')
  const place = '/?view=project&id=api-1&tab=overview'
  expect(screen.getByRole('link', { name: /Apply migration 0042/ }).getAttribute('href')).toBe(place)
  expect(screen.getByRole('link', { name: 'api-gateway' }).getAttribute('href')).toBe(place)
  expect(screen.getByText('Pid 48211 alive')).toBeTruthy()
  expect(screen.getByText('23 / 34 tasks')).toBeTruthy()
  expect(screen.getByText('$4.18')).toBeTruthy()
  expect(screen.getByText('iteration 38 of 60')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'PASS tests' })).toBeTruthy()
})

it('counts builds as builds, and leads from one that failed to its page', () => {
  const summary = {
    ...(LOOP.summary as NonNullable<Project['summary']>),
    lens: 'buildrunner' as const,
    attention: { kind: 'failed' as const, text: 'failed: exit 3, make', since: null },
  }
  const failed: Project = { ...LOOP, lenses: ['buildrunner'], status: 'failed', summary }
  const running: Project = { ...failed, id: 'b', status: 'running', summary: { ...summary, attention: null } }
  useProjects.setState({ projects: [failed, running] })
  render(<HomePage node={NODE} />)
  expect(document.querySelector('.sums')?.textContent).toBe('1 build running2 projects')
  expect(screen.getByRole('link', { name: /failed: exit 3, make/ }).getAttribute('href')).toBe(
    '/?view=project&id=api-1&tab=build',
  )
  expect(screen.getByText('failed: exit 3, make').title).toBe('failed: exit 3, make')
  expect(screen.getByRole('link', { name: 'Log of api-gateway' }).getAttribute('href')).toBe(
    '/?view=project&id=api-1&tab=build',
  )
})
