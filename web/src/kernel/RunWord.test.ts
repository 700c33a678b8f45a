import { expect, it } from 'vitest'
import type { Run, RunEvent, RunStatus } from '../api/kernelWire'
import { UNKNOWN } from './kernelView'
import { wordOf } from './RunWord'
import { begunRun, reduceRun } from './runState'

const at = (node: number) => ({ nodeIndex: node, lineStart: node + 1, lineEnd: node + 1 })
const result = (node: number, failed: boolean): RunEvent => ({
  type: 'result',
  ...at(node),
  output: [],
  isInvisible: true,
  ms: 1,
  failed,
})

function said(status: RunStatus, faultAt: number | null): string | undefined {
  const events: RunEvent[] = [
    { type: 'expressions', expressions: [at(0), at(1), at(2)] },
    result(0, false),
    result(1, true),
    { type: 'complete', status, ms: 5 },
  ]
  const begun = begunRun({ id: 'r', session: 's', status: 'running', detail: null } as Run)
  const last = events.reduce((run, event) => reduceRun(run, event, 0), begun)
  return wordOf({ ...UNKNOWN, last, faultAt })?.text
}

it('counts what has run, without the statement that was interrupted', () => {
  expect(said('interrupted', 9)).toBe('Interrupted at line 9 after 1 statement')
})

it('names the line at which the failure stands now, and none where its code is gone', () => {
  expect(said('error', 12)).toBe('Error at line 12')
  expect(said('error', null)).toBe('Error')
  expect(said('died', 3)).toBe('Ended at line 3: the kernel is gone')
})
