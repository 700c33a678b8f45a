import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Artifacts } from './Artifacts'
import { Runs } from './Runs'
import { build, component, PROJECT, session, step } from './samples'
import { Trail } from './Trail'

afterEach(cleanup)

it('shows the newest checkpoints, and all of them when asked', () => {
  const checkpoints = Array.from({ length: 9 }, (_, i) => step(`${9 - i}`))
  render(<Trail build={build({ checkpoints, checkpoints_total: 300 })} few={6} />)
  expect(screen.getByText('the newest 9 of 300')).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(6)
  expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('phase 9')
  fireEvent.click(screen.getByRole('button', { name: 'All 9' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(9)
})

it('says what a checkpoint changed, and why one cannot be read', () => {
  const moved = { status: 'in_progress' as const, progress: 70, removed: false }
  const checkpoints = [
    step('2', {
      components: [{ ...moved, component_id: 'w', before: { status: 'in_progress', progress: 40 } }],
      tasks_completed: ['a', 'b'],
      files_created: ['x.ts'],
    }),
    step('1', { phase: '', id: 'checkpoint_1', problem: { detail: 'no JSON: line 1' }, progress: null }),
  ]
  render(<Trail build={build({ components: [component('w', { name: 'Web' })], checkpoints })} few={6} />)
  expect(screen.getByText('Web 40 to 70 % · 2 tasks done · 1 file')).toBeTruthy()
  expect(screen.getByText('no JSON: line 1').className).toContain('bad')
  expect(screen.getByText('checkpoint_1')).toBeTruthy()
})

it('lists the runs with how each ended, and opens the terminal of one', () => {
  const show = vi.fn()
  const sessions = [
    session('now'),
    session('killed', { status: 'failed', exit_code: 137, signal: 'SIGKILL', detail: 'Killed from outside' }),
    session('done', { status: 'completed', exit_code: 0 }),
    session('seen', { status: 'completed', command: null }),
  ]
  render(<Runs sessions={sessions} shown="now" show={show} />)
  const [now, killed, done, seen] = screen.getAllByRole('row').slice(1)
  expect(now?.textContent).toContain("sh 'make it.sh'")
  expect(now?.textContent).toContain('1:01')
  expect(killed?.textContent).toContain('SIGKILL')
  expect(killed?.textContent).toContain('Killed from outside')
  expect(done?.textContent).toContain('exit 0')
  expect(seen?.textContent).toContain('only observed')
  expect(within(seen as HTMLElement).queryByRole('button')).toBeNull()
  fireEvent.click(within(done as HTMLElement).getByRole('button'))
  expect(show).toHaveBeenCalledWith('done')
})

it('leads to each artifact', () => {
  const artifacts = Array.from({ length: 10 }, (_, i) => ({
    name: `r${i}.txt`,
    path: `.buildrunner/artifacts/r${i}.txt`,
    size: 2048,
    mtime: '2026-11-27T10:00:00Z',
  }))
  render(<Artifacts project={PROJECT} build={build({ artifacts })} />)
  expect(screen.getAllByRole('link')).toHaveLength(8)
  fireEvent.click(screen.getByRole('button', { name: 'All 10' }))
  expect(screen.getAllByRole('link')).toHaveLength(10)
  expect(screen.getAllByRole('link')[0]?.getAttribute('href')).toContain('r0.txt')
})
