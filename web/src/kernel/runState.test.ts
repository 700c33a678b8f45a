import { describe, expect, it } from 'vitest'
import type { Run, RunEvent, RunOutput } from '../api/kernelWire'
import { begunRun, type RunState, reduceRun } from './runState'

const RUN: Run = {
  id: 'r1',
  session: '/a.py',
  path: '/a.py',
  name: 'a.py',
  status: 'running',
  from: null,
  to: null,
  script: '',
  started: '2026-11-20T14:00:00Z',
  ended: null,
  ms: null,
  statements: null,
  executed: 0,
  exit: null,
  detail: null,
  events: 0,
}

const at = (nodeIndex: number) => ({ nodeIndex, lineStart: nodeIndex + 1, lineEnd: nodeIndex + 1 })
const text = (type: string, content: string): RunOutput => ({ type, text: content, content })
const expressions: RunEvent = { type: 'expressions', expressions: [at(0), at(1), at(2)] }
const running = (node: number): RunEvent => ({ type: 'running', ...at(node) })
const stream = (node: number, ...output: RunOutput[]): RunEvent => ({ type: 'stream', ...at(node), output })
const result = (node: number, failed = false, ...output: RunOutput[]): RunEvent => ({
  type: 'result',
  ...at(node),
  output,
  isInvisible: output.length === 0,
  ms: 5,
  failed,
})
const complete = (status: Run['status']): RunEvent => ({ type: 'complete', status, ms: 9, detail: 'why' })

const told = (...events: RunEvent[]): RunState =>
  events.reduce((run, event) => reduceRun(run, event, 1_000), begunRun(RUN))
const statesOf = (run: RunState) => [...run.statements.values()].map(({ state }) => state)
const outputOf = (run: RunState, node: number) =>
  run.statements.get(node)?.output.map(({ type, content }) => `${type}:${content}`)

describe('a run', () => {
  it('queues what will run, and says what runs', () => {
    const run = told(expressions, running(0), result(0), running(1))
    expect(statesOf(run)).toEqual(['ok', 'running', 'queued'])
    expect(run).toMatchObject({ current: 1, executed: 1, over: false })
    expect(run.statements.get(1)?.since).toBe(1_000)
  })

  it('stops at an error, and the rest is cancelled', () => {
    const cancelled: RunEvent = { type: 'cancelled', expressions: [at(1), at(2)] }
    const run = told(expressions, running(0), result(0, true), cancelled, complete('error'))
    expect(statesOf(run)).toEqual(['failed', 'cancelled', 'cancelled'])
    expect(run).toMatchObject({ status: 'error', over: true, detail: 'why', current: null })
  })

  it('of a kernel that dies leaves nothing running or queued', () => {
    expect(statesOf(told(expressions, running(0), complete('died')))).toEqual([
      'failed',
      'cancelled',
      'cancelled',
    ])
  })

  it('is not over before its last event, whatever the list said', () => {
    expect(begunRun({ ...RUN, status: 'ok' })).toMatchObject({ status: 'running', over: false })
  })

  it('survives an event that it does not know', () => {
    const before = told(expressions)
    expect(reduceRun(before, { type: 'later' } as unknown as RunEvent, 0)).toBe(before)
  })
})

describe('streamed text', () => {
  it('goes on where the same stream ended', () => {
    const run = told(
      expressions,
      running(0),
      stream(0, text('stdout', 'a'), text('stderr', 'b')),
      stream(0, text('stderr', 'c'), text('stdout', 'd')),
    )
    expect(outputOf(run, 0)).toEqual(['stdout:a', 'stderr:bc', 'stdout:d'])
  })

  it('is replaced by a whole one', () => {
    const whole: RunEvent = { type: 'stream', ...at(0), output: [text('stdout', '60 %')], whole: true }
    expect(outputOf(told(expressions, stream(0, text('stdout', '50 %')), whole), 0)).toEqual(['stdout:60 %'])
  })

  it('is replaced by the result, and does not come back after it', () => {
    const run = told(
      expressions,
      running(0),
      stream(0, text('stdout', 'a')),
      result(0, false, text('stdout', 'ab')),
      stream(0, text('stdout', 'late')),
    )
    expect(outputOf(run, 0)).toEqual(['stdout:ab'])
    expect(statesOf(run)[0]).toBe('ok')
  })

  it('of a progress bar does not grow for ever', () => {
    let run = told(expressions, stream(0, text('stderr', 'head\n')))
    for (let i = 0; i < 5_000; i++) run = reduceRun(run, stream(0, text('stderr', `\r${i} of 5000`)), 0)
    const shown = run.statements.get(0)?.output[0]?.content ?? ''
    expect(shown.length).toBeLessThan(20_000)
    expect(shown.startsWith('head\n')).toBe(true)
    expect(shown.endsWith('\r4999 of 5000')).toBe(true)
  })
})

describe('a question', () => {
  const input: RunEvent = { type: 'input', prompt: 'Name? ', password: false, ask: 3 }
  it('stands at the statement that asks until it is answered', () => {
    const asked = told(expressions, running(1), input)
    expect(asked.statements.get(1)?.asked).toEqual({ prompt: 'Name? ', password: false, ask: 3 })
    expect(reduceRun(asked, { type: 'input_given', ask: 3 }, 0).statements.get(1)?.asked).toBeNull()
  })

  it('is not answered by the answer to an older one', () => {
    const asked = told(expressions, running(1), input, { type: 'input_given', ask: 2 })
    expect(asked.statements.get(1)?.asked?.ask).toBe(3)
  })

  it('ends with its statement', () => {
    expect(told(expressions, running(1), input, result(1, true)).statements.get(1)?.asked).toBeNull()
  })
})

it('tells that the interpreter is silent, and that it is back', () => {
  const silent = told(expressions, running(0), { type: 'unresponsive', seconds: 1.5 })
  expect(silent.silent).toBe(1.5)
  expect(reduceRun(silent, { type: 'responsive' }, 0).silent).toBeNull()
})
