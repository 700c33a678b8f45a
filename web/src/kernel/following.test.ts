// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '../api/kernelWire'
import {
  ALIVE,
  answers,
  asked,
  at,
  attached,
  complete,
  event,
  expressions,
  kernel,
  PATH,
  RUN,
  ran,
  reopened,
  result,
  SCRIPT,
  shown,
  socket,
  standing,
  tell,
  view,
} from './openKernel'

describe('what is found as the file is opened', () => {
  it('is the newest run of all of it and what ran since, each from its first event', async () => {
    const older = { ...RUN, id: 'old', status: 'ok', started: '2026-11-20T12:00:00Z' }
    const whole = { ...RUN, id: 'whole', status: 'ok', started: '2026-11-20T13:00:00Z' }
    const part = { ...RUN, id: 'part', status: 'ok', from: 2, to: 2, started: '2026-11-20T13:30:00Z' }
    answers['/api/runs'] = { runs: [part, whole, older] }
    reopened()
    await attached('part')
    await attached('whole')
    expect(new Set(socket.actions('attach').map(({ run, after }) => `${run} ${after}`))).toEqual(
      new Set(['whole 0', 'part 0']),
    )
    // In whatever order they are heard, the later run holds.
    tell('part', expressions(2), result(2), complete)
    await shown('part 2 ok')
    tell('whole', expressions(1, 2, 3), result(1), result(2), result(3), complete)
    await shown('whole 1 ok', 'part 2 ok', 'whole 3 ok')
  })

  it('stands at its own code, wherever that is in another text', async () => {
    ran('r1', 'a = 1\nold()\nb = 3\nprint(a)\n')
    answers['/api/runs'] = { runs: [{ ...RUN, status: 'ok' }] }
    reopened()
    await attached('r1')
    tell('r1', expressions(1, 2, 3, 4), result(1), result(2), result(3), result(4, '1'), complete)
    // The second line's code is gone, and the third's is another.
    await shown('r1 1 ok', 'r1 2 ok stale', 'r1 3 ok')
  })

  it('stands at its own code, cut and pasted elsewhere', async () => {
    ran('r1', 'print(a)\na = 1\nb = 2\n')
    answers['/api/runs'] = { runs: [{ ...RUN, status: 'ok' }] }
    reopened()
    await attached('r1')
    tell('r1', expressions(1), result(1, '1'))
    await shown('r1 3 ok')
  })

  it('is placed by the text as it stands when the one that ran has come, and after', async () => {
    let release: (answer: object) => void = () => undefined
    answers['/api/runs/r1/script'] = new Promise((resolve) => {
      release = resolve
    })
    answers['/api/runs'] = { runs: [{ ...RUN, status: 'ok' }] }
    reopened()
    await vi.waitFor(() => expect(asked.some(({ url }) => url.endsWith('/r1/script'))).toBe(true))
    view.dispatch({ changes: { from: 0, insert: '# while it is fetched\n' } })
    release({ script: 'b = 2\nprint(a)\n' })
    await attached('r1')
    view.dispatch({ changes: { from: 0, insert: '# and after\n' } })
    tell('r1', expressions(1, 2), result(1), result(2), complete)
    await shown('r1 4 ok', 'r1 5 ok')
  })

  it('is stale, and stays it, where nobody knows the text that ran', async () => {
    answers['/api/runs/r1/script'] = Response.json({ code: 'no_run', detail: '' }, { status: 404 })
    answers['/api/runs'] = { runs: [{ ...RUN, status: 'ok' }] }
    reopened()
    await attached('r1')
    tell('r1', expressions(1, 2, 12), result(1), result(2), result(12), complete)
    await shown('r1 1 ok stale', 'r1 2 ok stale')
    view.dispatch({ changes: { from: 0, insert: 'x' } })
    view.dispatch({ changes: { from: 0, to: 1, insert: '' } })
    expect(standing()).toEqual(['r1 1 ok stale', 'r1 2 ok stale'])
  })

  it('asks once for a text that has run several times', async () => {
    const runs = [1, 2, 3].map((n) => ({ ...RUN, id: `part${n}`, from: n, to: n, status: 'ok', script: 'd' }))
    // Which of them asks first is up to the digests.
    for (const { id } of runs) ran(id, SCRIPT)
    answers['/api/runs'] = { runs: runs.reverse() }
    reopened()
    for (const { id } of runs) await attached(id)
    expect(asked.filter(({ url }) => url.endsWith('/script'))).toHaveLength(1)
  })

  it('is of before where the kernel that made it is no more', async () => {
    const early = { ...RUN, id: 'old', from: 1, to: 1, status: 'ok', started: '2026-11-20T09:00:00Z' }
    const late = { ...RUN, id: 'part', from: 2, to: 2, status: 'ok' }
    answers['/api/runs'] = { runs: [late, early] }
    reopened()
    await attached('part')
    await attached('old')
    tell('old', expressions(1), result(1), complete)
    tell('part', expressions(2), result(2), complete)
    await shown('old 1 ok past', 'part 2 ok')
    answers['/api/kernels'] = { kernels: [{ ...ALIVE, status: 'stopped' }] }
    event('kernel_changed', { session: PATH, path: PATH, status: 'stopped', python: null, detail: null })
    await shown('old 1 ok past', 'part 2 ok past')
    answers['POST /api/runs'] = { ...RUN, id: 'next', from: 3, to: 3, started: '2026-11-20T15:00:00Z' }
    await kernel.runLines({ from: 3, to: 3 })
    tell('next', expressions(3), { type: 'running', ...at(3) }, { type: 'complete', status: 'died', ms: 1 })
    await shown('old 1 ok past', 'part 2 ok past', 'next 3 failed')
    event('kernel_changed', { session: PATH, path: PATH, status: 'dead', python: null, detail: null })
    await vi.waitFor(() => expect(kernel.store.getState().kernel?.status).toBe('stopped'))
    expect(standing()).toEqual(['old 1 ok past', 'part 2 ok past', 'next 3 failed'])
  })
})

describe('a script that cannot be read', () => {
  const unread: RunEvent[] = [
    expressions(2),
    {
      type: 'result',
      ...at(2),
      output: [
        {
          type: 'error',
          text: '',
          content: '',
          error: { name: 'SyntaxError', message: 'no', line: 2, frames: [], hidden: 0 },
        },
      ],
      isInvisible: false,
      ms: 1,
      failed: true,
    },
    { type: 'complete', status: 'error', ms: 1 },
  ]
  it('leaves the results of before, as stale', async () => {
    answers['POST /api/runs'] = RUN
    await kernel.runAll()
    tell('r1', expressions(1, 2, 3), result(1), result(2), result(3), complete)
    await shown('r1 1 ok', 'r1 2 ok', 'r1 3 ok')
    answers['POST /api/runs'] = { ...RUN, id: 'r2', started: '2026-11-20T14:01:00Z' }
    await kernel.runAll()
    tell('r2', ...unread)
    await shown('r1 1 ok stale', 'r2 2 failed', 'r1 3 ok stale')
    answers['POST /api/runs'] = { ...RUN, id: 'r3', started: '2026-11-20T14:02:00Z' }
    await kernel.runAll()
    tell('r3', expressions(1), result(1), complete)
    await shown('r3 1 ok')
  })

  it('leaves them after a reload too', async () => {
    const broken = { ...RUN, id: 'broken', status: 'error', statements: 1, started: '2026-11-20T14:01:00Z' }
    ran('broken', SCRIPT)
    answers['/api/runs'] = { runs: [broken, { ...RUN, status: 'ok' }] }
    reopened()
    await attached('broken')
    await attached('r1')
    tell('broken', ...unread)
    tell('r1', expressions(1, 2, 3), result(1), result(2), result(3), complete)
    await shown('r1 1 ok stale', 'broken 2 failed', 'r1 3 ok stale')
  })
})
