import { expect, it } from 'vitest'
import { PLAN_OF_TWO, RAW, task } from '../samples'
import { draftAfter, draftOf, isDirty } from './draft'
import { merged, movedCaret } from './merge'
import { isCurrent, readingOf } from './reading'
import { toggled } from './toggled'

it('sets and clears the box of one task, and touches nothing else', () => {
  const done = toggled(RAW, task(), true)
  expect(done).toBe(RAW.replace('- [ ] 1.2', '- [x] 1.2'))
  expect(toggled(done ?? '', task({ done: true }), false)).toBe(RAW)
})

it('finds a task that has moved, by its words', () => {
  const moved = RAW.replace('## Phase 1', '## Phase 0\n- [ ] 0.1: Before\n\n## Phase 1')
  expect(toggled(moved, task(), true)).toContain('- [x] 1.2: Login')
})

it('leaves a text alone in which the task is gone, or stands twice', () => {
  expect(toggled('## A\n- [ ] 1.3: Other\n', task(), true)).toBeUndefined()
  expect(toggled('## A\n- [ ] Login\n- [ ] Login\n', task({ id: null, line: 9 }), true)).toBeUndefined()
})

it('knows a task behind other marks, bold ids and windows line ends', () => {
  const text = '## A\r\n* [ ] **1.2** Login\r\n'
  expect(toggled(text, task({ line: 2 }), true)).toBe('## A\r\n* [x] **1.2** Login\r\n')
})

it('shows the strict reading wherever it finds a task', () => {
  const lenient = { status: null, phases: [], tasks_done: 4, tasks_total: 9 }
  expect(readingOf({ ...PLAN_OF_TWO, lenient })).toMatchObject({ total: 2, lenient: false })
  expect(readingOf({ ...PLAN_OF_TWO, tasks_total: 0, lenient })).toMatchObject({ total: 9, lenient: true })
})

it('knows the current task by its number, not by its beginning', () => {
  expect(isCurrent('4.2 Migration', '4.2', 'Migration')).toBe(true)
  expect(isCurrent('4.21 Other', '4.2', 'Migration')).toBe(false)
  expect(isCurrent('Migration', null, 'Migration')).toBe(true)
  expect(isCurrent(null, '4.2', 'Migration')).toBe(false)
})

const clean = draftOf('a\n', '"1"')
const dirty = draftAfter(clean, { kind: 'typed', text: 'mine\n' })

it('follows the disk as long as nobody has edited', () => {
  const after = draftAfter(clean, { kind: 'disk', text: 'b\n', etag: '"2"' })
  expect(after).toMatchObject({ text: 'b\n', base: { etag: '"2"' }, theirs: null })
})

it('keeps both where the disk changes under an edit, until somebody says what shall be', () => {
  const both = draftAfter(dirty, { kind: 'disk', text: 'theirs\n', etag: '"2"' })
  expect(both).toMatchObject({ text: 'mine\n', theirs: { text: 'theirs\n' } })
  const kept = draftAfter(both, { kind: 'kept' })
  expect(kept).toMatchObject({ text: 'mine\n', base: { etag: '"2"' }, theirs: null })
  expect(isDirty(kept)).toBe(true)
  const reloaded = draftAfter(both, { kind: 'reloaded' })
  expect(reloaded).toMatchObject({ text: 'theirs\n', theirs: null })
  expect(draftAfter(reloaded, { kind: 'restored', text: 'mine\n' }).text).toBe('mine\n')
})

it('takes equal text, a touch and the echo of its own save for no conflict', () => {
  expect(draftAfter(dirty, { kind: 'disk', text: 'mine\n', etag: '"2"' }).theirs).toBeNull()
  expect(draftAfter(dirty, { kind: 'disk', text: 'a\n', etag: '"2"' }).theirs).toBeNull()
  const saving = draftAfter(dirty, { kind: 'saving' })
  const echo = draftAfter(saving, { kind: 'disk', text: 'mine\n', etag: '"2"' })
  expect(isDirty(echo)).toBe(false)
  expect(draftAfter(echo, { kind: 'saved', text: 'mine\n', etag: '"2"' }).theirs).toBeNull()
})

it('joins edits of different lines, and no others', () => {
  const base = 'a\nb\nc\nd\n'
  expect(merged(base, 'a\nb\nc\nD\n', 'A\nb\nc\nd\n')).toBe('A\nb\nc\nD\n')
  expect(merged(base, 'a\nB\nc\nd\n', 'a\nb\nC\nd\n')).toBe('a\nB\nC\nd\n')
  expect(merged(base, 'a\nmine\nc\nd\n', 'a\ntheirs\nc\nd\n')).toBeUndefined()
  expect(merged(base, `${base}mine\n`, `${base}theirs\n`)).toBeUndefined()
})

it('merges a box that the loop ticks into a draft, without a word of conflict', () => {
  const mine = draftAfter(draftOf(RAW, '"1"'), { kind: 'typed', text: RAW.replace('Skeleton', 'Bones') })
  const after = draftAfter(mine, { kind: 'disk', text: RAW.replace('- [ ]', '- [x]'), etag: '"2"' })
  expect(after).toMatchObject({ theirs: null, base: { etag: '"2"' } })
  expect(after.text).toBe(RAW.replace('Skeleton', 'Bones').replace('- [ ]', '- [x]'))
})

it('keeps the caret at its line when lines come above it', () => {
  expect(movedCaret('a\nbcd\n', 'x\ny\na\nbcd\n', 4)).toBe(8)
  expect(movedCaret('a\nbcd\n', 'a\nb\n', 5)).toBe(3)
})
