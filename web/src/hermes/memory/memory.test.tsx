import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSnapshots } from '../../live/useSnapshot'
import { memory } from '../samples'
import { endEditing, keyed } from './editing'
import MemoryPage from './MemoryPage'

const asked: { method: string; body: unknown }[] = []
let now = memory([])
let refuse: { status: number; detail: string } | null = null

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })

beforeEach(() => {
  asked.length = 0
  refuse = null
  now = memory(['Deploys on Tuesdays', 'Prefers <b>small</b> commits'], ['Expects terse answers'])
  forgetSnapshots()
  endEditing()
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    if (!init.method) return json(now)
    asked.push({ method: init.method, body: JSON.parse(String(init.body)) })
    return refuse ? json({ detail: refuse.detail, code: 'x' }, refuse.status) : json({ ok: true })
  })
})
afterEach(() => vi.unstubAllGlobals())

const PLACE = { page: 'hermes', tab: 'memory' } as const
const open = async (writes = true) => {
  render(<MemoryPage place={PLACE} writes={writes} />)
  return within(await screen.findByRole('region', { name: 'Agent memory' }))
}

it('shows every entry as text, with its category and how full the file is', async () => {
  const panel = await open()
  expect(panel.getByText('Prefers <b>small</b> commits')).toBeTruthy()
  expect(panel.getByText('Room left')).toBeTruthy()
  expect(panel.getAllByText('100 of 2,200 characters, 5 %')).toHaveLength(1)
})

it('edits one in its place, and shows why not, in the words of the node', async () => {
  const panel = await open()
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Deploys on Tuesdays' }))
  const field = panel.getByRole('textbox', { name: 'Edit the entry' })
  expect((panel.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true)
  fireEvent.change(field, { target: { value: ' Deploys on Fridays ' } })
  refuse = { status: 409, detail: 'Multiple entries match' }
  fireEvent.click(panel.getByRole('button', { name: 'Save' }))
  expect((await panel.findByRole('alert')).textContent).toBe('Multiple entries match')
  refuse = null
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  await vi.waitFor(() => expect(panel.queryByRole('textbox')).toBeNull())
  const body = { target: 'memory', old_text: 'Deploys on Tuesdays', content: 'Deploys on Fridays' }
  expect(asked).toEqual([
    { method: 'PUT', body },
    { method: 'PUT', body },
  ])
})

it('keeps what is half written when its entry is gone meanwhile', async () => {
  const panel = await open()
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Deploys on Tuesdays' }))
  fireEvent.change(panel.getByRole('textbox'), { target: { value: 'Half writ' } })
  now = memory(['Prefers <b>small</b> commits'])
  // Another look at the same answer: as an event brings it.
  refuse = { status: 409, detail: 'no' }
  fireEvent.click(panel.getByRole('button', { name: 'Save' }))
  expect(await panel.findByText(/changed or removed on disk/)).toBeTruthy()
  refuse = null
  fireEvent.click(panel.getByRole('button', { name: 'Save as a new entry' }))
  await vi.waitFor(() => expect(panel.queryByRole('textbox')).toBeNull())
  expect(asked.at(-1)).toEqual({ method: 'POST', body: { target: 'memory', content: 'Half writ' } })
})

it('begins no other one while this one is half written', async () => {
  const panel = await open()
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Deploys on Tuesdays' }))
  fireEvent.change(panel.getByRole('textbox'), { target: { value: 'Half writ' } })
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Prefers <b>small</b> commits' }))
  expect(panel.getByRole('alert').textContent).toContain('Save this, or cancel it')
  expect((panel.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Half writ')
  fireEvent.click(panel.getByRole('button', { name: 'Cancel' }))
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Prefers <b>small</b> commits' }))
  expect((panel.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Prefers <b>small</b> commits')
})

it('lets nobody write on, cancel or begin another one while the node saves', async () => {
  const panel = await open()
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Deploys on Tuesdays' }))
  const field = panel.getByRole<HTMLTextAreaElement>('textbox')
  fireEvent.change(field, { target: { value: 'Deploys on Fridays' } })
  fireEvent.click(panel.getByRole('button', { name: 'Save' }))
  expect(field.readOnly).toBe(true)
  expect(panel.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(true)
  fireEvent.keyDown(field, { key: 'Escape' })
  fireEvent.click(panel.getByRole('button', { name: 'Edit: Prefers <b>small</b> commits' }))
  expect(panel.getByRole('textbox')).toBe(field)
  expect(field.value).toBe('Deploys on Fridays')
  await vi.waitFor(() => expect(panel.queryByRole('textbox')).toBeNull())
  expect(asked).toHaveLength(1)
})

it('adds, and deletes only when asked twice', async () => {
  const panel = await open()
  fireEvent.click(panel.getByRole('button', { name: 'Add' }))
  fireEvent.change(panel.getByRole('textbox', { name: 'New entry' }), { target: { value: 'Uses uv' } })
  fireEvent.click(panel.getByRole('button', { name: 'Add it' }))
  await vi.waitFor(() => expect(panel.queryByRole('textbox')).toBeNull())
  fireEvent.click(panel.getByRole('button', { name: 'Delete: Deploys on Tuesdays' }))
  expect(asked.map(({ method }) => method)).toEqual(['POST'])
  fireEvent.click(panel.getByRole('button', { name: 'Delete it' }))
  await vi.waitFor(() => expect(asked.map(({ method }) => method)).toEqual(['POST', 'DELETE']))
  expect(asked[1]?.body).toEqual({ target: 'memory', old_text: 'Deploys on Tuesdays' })
})

it('offers nothing that writes to who may only read', async () => {
  const panel = await open(false)
  expect(panel.queryByRole('button')).toBeNull()
})

it('finds an entry by its words', async () => {
  const panel = await open()
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'small' } })
  expect(panel.getAllByRole('listitem')).toHaveLength(1)
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nonsense' } })
  expect(panel.getByText('No entry has these words.')).toBeTruthy()
})

it('names equal entries apart', () => {
  const { entries } = memory(['a', 'a', 'b']).memory
  expect(keyed(entries).map(([key]) => key)).toEqual(['0 a', '1 a', '0 b'])
})
