import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { FileBanners } from './FileBanners'
import { type FileState, UNOPENED } from './fileState'
import type { Session, SessionView } from './session'

const version = { etag: 'e', text: 'x', encoding: 'utf-8' as const, bom: false }

function show(file: Partial<FileState>) {
  const session = { happen: vi.fn(), save: vi.fn() }
  const view: SessionView = {
    file: { ...UNOPENED, base: version, disk: version, ...file },
    news: false,
    noWriting: null,
    cursor: { line: 1, column: 1 },
    companion: null,
  }
  render(<FileBanners session={session as unknown as Session} view={view} />)
  return session
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

it('says nothing about a file that is as it should be', () => {
  show({})
  expect(screen.queryByRole('status')).toBeNull()
})

it('lets the user choose in a conflict', () => {
  const session = show({ conflict: true, dirty: true })
  expect(screen.getByRole('status').querySelector('b')?.textContent).toBe('File changed on disk')
  press('Reload from disk')
  expect(session.happen).toHaveBeenLastCalledWith({ type: 'reloadChosen' })
  press('Keep mine')
  expect(session.happen).toHaveBeenLastCalledWith({ type: 'keptMine' })
})

it('says that the file was deleted', () => {
  show({ gone: true })
  expect(screen.getByText('File was deleted')).toBeTruthy()
})

it('says why a save failed, and what can be done', () => {
  const session = show({ dirty: true, failure: { code: 'no_space', message: 'No space left' } })
  expect(screen.getByText(/No space left/)).toBeTruthy()
  press('Save again')
  expect(session.save).toHaveBeenCalled()
  press('Dismiss')
  expect(session.happen).toHaveBeenLastCalledWith({ type: 'failureRead' })
})

it('says that bytes are shown read-only', () => {
  show({ base: { ...version, encoding: 'binary' } })
  expect(screen.getByText('Read-only:')).toBeTruthy()
})
