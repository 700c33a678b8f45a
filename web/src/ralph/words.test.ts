import { expect, it } from 'vitest'
import { quoted } from './control/StartPanel'
import { iteration, PLAN_OF_TWO, task } from './samples'
import { nameOf } from './specs/name'
import { deedsOf, NO_TITLES, taskOf, titlesOf } from './titles'
import { unifiedDiff } from './unifiedDiff'
import { clock, momentOf, resultOf, tokens } from './words'

it('says a duration as a clock shows it', () => {
  expect([0, 59.9, 726, 3729].map(clock)).toEqual(['0:00', '0:59', '12:06', '1:02:09'])
})

it('says tokens with their unit', () => {
  expect([0.82, 69.31, 148, 1900, 12_345].map(tokens)).toEqual(['820', '69.3 k', '148 k', '1.9 M', '12.3 M'])
})

it('says how an iteration went', () => {
  expect(resultOf(iteration(1))).toEqual({ status: 'complete', word: 'Done' })
  expect(resultOf(iteration(1, { health: 'failed' })).word).toBe('Failed')
  expect(resultOf(iteration(1, { running: true, health: 'partial' })).word).toBe('Running')
  expect(resultOf(iteration(1, { status: 'blocked', health: 'failed' })).word).toBe('Blocked')
  expect(resultOf(iteration(1, { health: 'partial' })).word).toBe('No task')
  expect(resultOf(iteration(1, { health: 'partial', status: null })).word).toBe('Ended')
})

it('says what an iteration did: its tasks, else its commit, else its error', () => {
  expect(taskOf(iteration(1), NO_TITLES)).toBe('1.1')
  expect(taskOf(iteration(1, { tasks_completed: [], commit_message: 'Fix\n\nmore' }), NO_TITLES)).toBe('Fix')
  expect(taskOf(iteration(1, { tasks_completed: [], errors: ['3 red'] }), NO_TITLES)).toBe('3 red')
  expect(deedsOf(iteration(1, { tasks_completed: [], commit: null }), NO_TITLES)).toEqual([])
})

it('says the words of a task beside its id, where the plan has them', () => {
  const done = iteration(1, { tasks_completed: ['1.1', '1.2', '9.9'] })
  expect(taskOf(done, titlesOf(PLAN_OF_TWO))).toBe('1.1 Skeleton, 1.2 Login, 9.9')
  const lenient = {
    ...PLAN_OF_TWO,
    tasks_total: 0,
    phases: [],
    lenient: {
      status: null,
      tasks_done: 0,
      tasks_total: 2,
      phases: [
        {
          name: 'A',
          status: 'pending' as const,
          done_count: 0,
          total_count: 2,
          tasks: [task({ id: '1.1', description: 'Theirs' }), task({ id: '1.1', description: 'Twice' })],
        },
      ],
    },
  }
  expect(taskOf(iteration(1), titlesOf(lenient))).toBe('1.1 Theirs')
  expect(titlesOf(undefined).size).toBe(0)
})

it('leaves a time of day as it is where no date is known', () => {
  expect(momentOf('01:07:23')).toBe('01:07:23')
  expect(momentOf(null)).toBe('')
})

it('shows where each argument ends', () => {
  expect(['./ralph.sh', '--flags', "a b's"].map(quoted)).toEqual(['./ralph.sh', '--flags', "'a b'\\''s'"])
})

it('makes a file name of what was typed, and never a path', () => {
  expect(nameOf(' payments ')).toBe('payments.md')
  expect(nameOf('auth.md')).toBe('auth.md')
  expect(['', '../x', 'a/b.md', '.hidden'].map(nameOf)).toEqual(new Array(4).fill(undefined))
})

it('writes what changed as a diff with the lines around it', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f'].join('\n')
  const after = ['a', 'b', 'c', 'D', 'e', 'f'].join('\n')
  expect(unifiedDiff(before, after)).toBe('@@ -1 +1 @@\n a\n b\n c\n-d\n+D\n e\n f')
  expect(unifiedDiff('a', 'a')).toBe('')
})
