import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSnapshots } from '../../live/useSnapshot'
import type { ProjectPlace } from '../../place/place'
import { loop, PLAN_OF_TWO, PROJECT, RAW } from '../samples'
import { endDraft } from './drafts'
import PlanPage from './PlanPage'

const PLACE: ProjectPlace = { page: 'project', id: PROJECT.id, tab: 'plan' }

/** The file as a node keeps it: saved only over what it was. */
let disk: { raw: string; etag: string }
let puts: (string | null)[]

const answer = () => Response.json({ ...PLAN_OF_TWO, raw: disk.raw }, { headers: { ETag: disk.etag } })

beforeEach(() => {
  disk = { raw: RAW, etag: '"1"' }
  puts = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (url.endsWith('/loop')) return Response.json(loop())
    if (init.method !== 'PUT') return answer()
    const etag = new Headers(init.headers).get('If-Match')
    puts.push(etag)
    if (etag !== disk.etag) return Response.json({ detail: 'It has changed', code: 'stale' }, { status: 412 })
    disk = { raw: JSON.parse(String(init.body)).content, etag: `"${Number(disk.etag.slice(1, -1)) + 1}"` }
    return answer()
  })
})
afterEach(() => {
  cleanup()
  endDraft(PROJECT)
  forgetSnapshots()
  vi.unstubAllGlobals()
})

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 10)))
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settled()
}
const type = (value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Text of the plan' }), { target: { value } })

async function show(writes = true) {
  render(<PlanPage project={PROJECT} writes={writes} place={PLACE} />)
  await settled()
}

it('sets a box in the file, and tries once more where somebody wrote in between', async () => {
  await show()
  disk = { raw: `${RAW}- [ ] 1.3: Theirs\n`, etag: '"7"' }
  fireEvent.click(screen.getByRole('checkbox', { name: '1.2 Login' }))
  await settled()
  expect(puts).toEqual(['"1"', '"7"'])
  expect(disk.raw).toBe(`${RAW.replace('- [ ] 1.2', '- [x] 1.2')}- [ ] 1.3: Theirs\n`)
})

it('shows a viewer no box to press and no way to edit', async () => {
  await show(false)
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Edit plan' })).toBeNull()
})

it('saves over nothing but what it was begun from, and loses neither side', async () => {
  await show()
  await press('Edit plan')
  type(`${RAW}- [ ] 1.3: Mine\n`)
  disk = { raw: `${RAW}- [ ] 1.3: Theirs\n`, etag: '"7"' }
  await press('Save')
  expect(screen.getByText('The plan changed on disk')).toBeTruthy()
  expect(disk.raw).toContain('Theirs')
  await press('Keep mine')
  await press('Save')
  expect(disk.raw).toBe(`${RAW}- [ ] 1.3: Mine\n`)
  expect(screen.getByText('As on disk')).toBeTruthy()
})

it('joins what was written to other lines meanwhile, and saves both', async () => {
  await show()
  await press('Edit plan')
  type(RAW.replace('Skeleton', 'Bones'))
  disk = { raw: RAW.replace('- [ ] 1.2', '- [x] 1.2'), etag: '"7"' }
  await press('Save')
  await press('Save')
  expect(disk.raw).toBe(RAW.replace('Skeleton', 'Bones').replace('- [ ] 1.2', '- [x] 1.2'))
})
