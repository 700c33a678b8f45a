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
  path: '/work/shop',
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
    '/?path=/work/shop/src/app.py',
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
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '/work/shop' } })
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
