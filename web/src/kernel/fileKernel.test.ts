// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { Run } from '../api/kernelWire'
import { useNode } from '../node/node'
import { digestOf } from './digest'
import { currentRun } from './kernelView'
import {
  answers,
  asked,
  at,
  attached,
  begin,
  complete,
  event,
  expressions,
  kernel,
  PATH,
  queries,
  RUN,
  ran,
  result,
  SCRIPT,
  shown,
  socket,
  tell,
  view,
} from './openKernel'
import { editsSince } from './results'

it('runs the whole buffer, and puts what comes beside its lines', async () => {
  answers['POST /api/runs'] = RUN
  await kernel.runAll()
  expect(asked.find(({ url }) => url === 'POST /api/runs')?.body).toEqual({
    script: SCRIPT,
    path: PATH,
    sessionId: PATH,
  })
  tell('r1', expressions(1, 2, 3), { type: 'running', ...at(1) }, result(1), { type: 'running', ...at(2) })
  await shown('r1 1 ok', 'r1 2 running', 'r1 3 queued')
  expect(currentRun(kernel.store.getState())).toMatchObject({ executed: 1, current: 1 })
})

it('runs the statement at the cursor and goes on to the next', async () => {
  answers['POST /api/runs'] = RUN
  await kernel.runChosen()
  expect(asked.at(-1)?.body.lineRange).toEqual({ from: 1, to: 1 })
  expect(view.state.selection.main.head).toBe(6)
  await kernel.runChosen()
  expect(asked.at(-1)?.body.lineRange).toEqual({ from: 2, to: 2 })
})

it('sends one order after the other, however fast they are given', async () => {
  let release: (run: Run) => void = () => undefined
  answers['POST /api/runs'] = new Promise<Run>((resolve) => {
    release = resolve
  })
  const orders = () => asked.filter(({ url }) => url === 'POST /api/runs')
  const first = kernel.runChosen()
  const second = kernel.runChosen()
  await vi.waitFor(() => expect(orders()).toHaveLength(1))
  // The second waits for the first to have arrived: nothing else keeps them in order.
  await Promise.resolve()
  expect(orders()).toHaveLength(1)
  release(RUN)
  await Promise.all([first, second])
  expect(orders().map(({ body }) => body.lineRange)).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
  ])
})

it('places results by the text that was sent, whatever was typed since', async () => {
  let release: (run: Run) => void = () => undefined
  answers['POST /api/runs'] = new Promise<Run>((resolve) => {
    release = resolve
  })
  const started = kernel.runAll()
  view.dispatch({ changes: { from: 0, insert: '# note\n' } })
  release({ ...RUN, id: 'r9' })
  await started
  view.dispatch({ changes: { from: 0, insert: '# more\n' } })
  tell('r9', expressions(1, 2, 3))
  await shown('r9 3 queued', 'r9 4 queued', 'r9 5 queued')
  tell('r9', expressions(1, 2, 3), complete)
  await vi.waitFor(() => expect(kernel.store.getState().active).toEqual([]))
  expect(view.state.field(editsSince).size).toBe(0)
})

describe('a run of somebody else', () => {
  it('of this file is followed', async () => {
    event('run_started', { run: 'r5', session: 'other', path: PATH, name: 'a.py', from: null, to: null })
    await attached('r5')
    tell('r5', expressions(1, 2, 3), result(1, 'x'))
    await shown('r5 1 ok', 'r5 2 queued', 'r5 3 queued')
  })

  it('of another file is not', () => {
    event('run_started', { run: 'r6', session: 'o', path: '/p/b.py', name: 'b.py', from: null, to: null })
    expect(socket.actions('attach')).toEqual([])
  })

  it('that was heard of before the answer to our own start is our own', async () => {
    let release: (run: Run) => void = () => undefined
    answers['POST /api/runs'] = new Promise<Run>((resolve) => {
      release = resolve
    })
    const started = kernel.runAll()
    event('run_started', { run: 'r1', session: PATH, path: PATH, name: 'a.py', from: null, to: null })
    expect(socket.actions('attach')).toEqual([])
    release(RUN)
    await started
    expect(socket.actions('attach')).toHaveLength(1)
    expect(kernel.isMine('r1')).toBe(true)
  })
})

it('knows the text of a run of another tab by its digest, and sees what is edited since', async () => {
  const script = await digestOf(SCRIPT)
  event('run_started', { run: 'r7', session: PATH, path: PATH, name: 'a.py', from: null, to: null, script })
  ran('r8', SCRIPT.replace('2', '9'))
  event('run_started', { run: 'r8', session: PATH, path: PATH, name: 'a.py', from: 3, to: 3, script: 'x' })
  await attached('r7')
  await attached('r8')
  tell('r7', expressions(1, 2))
  await shown('r7 1 queued', 'r7 2 queued')
  view.dispatch({ changes: { from: 4, to: 5, insert: '9' } })
  tell('r8', expressions(3))
  await shown('r7 1 queued stale', 'r7 2 queued', 'r8 3 queued')
})

it('lets go of a run that has ended, and keeps its results', async () => {
  answers['POST /api/runs'] = RUN
  await kernel.runAll()
  tell('r1', expressions(1, 2, 3), result(1), result(2), result(3, '1\n'), complete)
  await vi.waitFor(() => expect(kernel.store.getState().last?.status).toBe('ok'))
  expect(socket.actions('detach')).toEqual([{ action: 'detach', run: 'r1' }])
  expect(kernel.store.getState()).toMatchObject({ active: [], finished: 1 })
  expect(kernel.store.getState().runs.r1?.statements.get(2)?.output[0]?.content).toBe('1\n')
})

it('says why a script cannot be run, and what to do', async () => {
  answers['POST /api/runs'] = Response.json(
    { code: 'too_many_kernels', detail: 'Eight kernels run. Stop one.' },
    { status: 503 },
  )
  await kernel.runAll()
  expect(kernel.store.getState().trouble?.detail).toBe('Eight kernels run. Stop one.')
  expect(view.state.field(editsSince).size).toBe(0)
})

it('runs nothing for a viewer', async () => {
  const before = useNode.getState()
  useNode.setState({ state: { kind: 'ready', node: { role: 'viewer' } as never } })
  await kernel.runAll()
  expect(asked.some(({ url }) => url === 'POST /api/runs')).toBe(false)
  useNode.setState(before)
})

it('offers a restart where an interrupt has ended nothing', async () => {
  answers['POST /api/runs'] = RUN
  await kernel.runAll()
  vi.useFakeTimers()
  await kernel.interrupt()
  expect(kernel.store.getState().interrupting).toBe('asked')
  vi.advanceTimersByTime(2_000)
  vi.useRealTimers()
  expect(kernel.store.getState().interrupting).toBe('late')
  expect(asked.at(-1)).toEqual({ url: 'POST /api/interrupt', body: { sessionId: PATH } })
  tell('r1', expressions(1), { type: 'complete', status: 'interrupted', ms: 1 })
  await vi.waitFor(() => expect(kernel.store.getState().interrupting).toBeNull())
})

it('keeps the kernel as the events tell it', () => {
  event('kernel_changed', {
    session: PATH,
    path: PATH,
    status: 'dead',
    python: null,
    detail: 'Out of memory.',
  })
  expect(kernel.store.getState().kernel?.status).toBe('dead')
  expect(kernel.store.getState().trouble?.detail).toBe(
    'Out of memory. Its names are gone; run the script again to begin anew.',
  )
})

it('asks before a restart that would lose names, and only then', async () => {
  await vi.waitFor(() => expect(kernel.store.getState().kernel?.status).toBe('idle'))
  kernel.askToRestart()
  expect(kernel.store.getState().restarting).toBe(true)
  expect(asked.some(({ url }) => url === 'POST /api/reset')).toBe(false)
  await kernel.restart()
  expect(kernel.store.getState().restarting).toBe(false)
  kernel.store.setState({ kernel: null })
  kernel.askToRestart()
  expect(asked.filter(({ url }) => url === 'POST /api/reset')).toHaveLength(2)
})

describe('on another node', () => {
  const post = () =>
    asked.filter(({ url }) => url === 'POST /api/servers/gpu/runs').map(({ body }) => body.path)
  const there = () => {
    kernel.close()
    answers['/api/servers'] = { servers: [{ name: 'gpu' }] }
    answers['/api/servers/gpu/runs'] = { runs: [] }
    answers['/api/servers/gpu/kernels'] = { kernels: [] }
    begin('gpu')
  }

  it("that does not serve the file, the text runs under the file's name", async () => {
    there()
    let refusals = 1
    answers['POST /api/servers/gpu/runs'] = {
      // biome-ignore lint/suspicious/noThenProperty: each question is answered anew
      then: (resolve: (answer: unknown) => void) =>
        resolve(
          refusals-- > 0
            ? Response.json({ code: 'outside_roots', detail: 'Not here.' }, { status: 403 })
            : { ...RUN, path: null },
        ),
    }
    await kernel.runAll()
    expect(post()).toEqual([PATH, 'a.py'])
    expect(kernel.store.getState().trouble).toBeNull()
    await kernel.runAll()
    expect(post()).toEqual([PATH, 'a.py', 'a.py'])
  })

  it('runs are found by their session, and what is said names the node', async () => {
    there()
    answers['POST /api/servers/gpu/runs'] = Response.json({ code: 'x', detail: 'Why.' }, { status: 409 })
    await kernel.runAll()
    expect(kernel.store.getState().trouble).toMatchObject({ title: 'Not run on gpu.', detail: 'Why.' })
    await vi.waitFor(() =>
      expect(queries).toContain(
        `/api/servers/gpu/runs?${new URLSearchParams({ sessionId: PATH, limit: '12' })}`,
      ),
    )
  })

  it('that nobody knows nothing runs, whatever becomes of rights; and only a name is advised', async () => {
    kernel.close()
    answers['/api/servers'] = { servers: [{ name: 'gpu' }] }
    begin('no name')
    await vi.waitFor(() => expect(kernel.store.getState().noRunning).not.toBeNull())
    expect(kernel.store.getState().trouble?.detail).not.toContain('--connect-to')
    useNode.setState({ ...useNode.getState() })
    expect(kernel.store.getState().noRunning).toContain('no name')
  })
})
