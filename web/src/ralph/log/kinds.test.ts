import { expect, it } from 'vitest'
import { isAsked, type Kind, NOTHING, queryOf } from './kinds'

const found = (kind: Kind, line: string, more: object = {}) => {
  const query = queryOf({ ...NOTHING, kind, ...more })
  // RE2 knows `(?:` and `(?i:`; this engine knows the second one only as a flag of the whole.
  const text = query?.text ?? ''
  return new RegExp(text.replace('(?i:', '(?:'), text.includes('(?i:') ? 'i' : '').test(line)
}

it.each([
  '[10:21:14] 📝 Notification saved to .ralph/pending-notification.txt',
  'QUESTION: Which database?',
  '**DECISION**: keep the column',
  '10:21:14 ASK   Migration 0042 drops users.legacy_id. Apply it?',
  '2026-02-08T01:07:23Z BLOCKED: no key',
  '[10:21:14] Waiting for an answer, 30 s at most',
])('knows that a loop asks: %s', (line) => {
  expect(found('asks', line)).toBe(true)
  expect(found('tools', line)).toBe(false)
})

it.each([
  'exec',
  'exec bash -lc "pytest -q"',
  '10:03:51 tool  read  src/gateway/limits.py',
  '[2026-02-08T01:07:23] apply_patch(auto_approved=true, changes=1)',
  '⏺ Bash(make test)',
  '● mcp__github__search(query: "x")',
  '7 tool grep "legacy_id" src/',
])('knows the name of a tool: %s', (line) => {
  expect(found('tools', line)).toBe(true)
  expect(found('asks', line)).toBe(false)
})

it.each([
  'Read the docs before you write',
  'the task asks for a question',
  'I execute it',
  'a BLOCKED thread',
])('takes no prose for either: %s', (line) => {
  expect(found('tools', line)).toBe(false)
  expect(found('asks', line)).toBe(false)
})

it('looks for a text in the lines of a kind, as it was typed', () => {
  const line = '⏺ Bash(grep a.b src)'
  expect(found('tools', line, { text: 'A.B' })).toBe(true)
  expect(found('tools', line, { text: 'A.B', cases: true })).toBe(false)
  expect(found('tools', '⏺ Bash(grep aXb)', { text: 'a.b' })).toBe(false)
  expect(found('tools', '⏺ Bash(grep aXb)', { text: 'a.b', regex: true })).toBe(true)
})

it('leaves what the node knows itself to the node, and asks nothing too long', () => {
  const errors = queryOf({ ...NOTHING, kind: 'errors', text: 'x' })
  expect(errors).toEqual({ text: 'x', regex: false, cases: false, errors: true })
  expect(queryOf({ ...NOTHING, kind: 'tools', text: 'x'.repeat(200) })).toBeUndefined()
  expect(queryOf({ ...NOTHING, kind: 'tools', text: 'x'.repeat(60) })).toBeDefined()
  expect(isAsked(NOTHING)).toBe(false)
  expect(isAsked({ ...NOTHING, kind: 'asks' })).toBe(true)
})
