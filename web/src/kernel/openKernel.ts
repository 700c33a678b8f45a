/** A script that is open between a fake node and a fake line, for the tests of what runs it. */
import { python } from '@codemirror/lang-python'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { FakeSocket } from '../api/fakes'
import type { Run, RunEvent } from '../api/kernelWire'
import type { OpenText } from '../desk/companion'
import { connect, disconnect, resumeFrom } from '../live/connection'
import { FileKernel } from './fileKernel'
import { editsSince, results } from './results'

export const PATH = '/p/a.py'
export const SCRIPT = 'a = 1\nb = 2\nprint(a)\n'
export const RUN: Run = {
  id: 'r1',
  session: PATH,
  path: PATH,
  name: 'a.py',
  status: 'queued',
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

export const ALIVE = {
  session: PATH,
  path: PATH,
  status: 'idle',
  python: null,
  detail: null,
  since: '2026-11-20T10:00:00Z',
}

export let socket: FakeSocket
export let view: EditorView
export let kernel: FileKernel
export let asked: { url: string; body: Record<string, unknown> }[]
export let answers: Record<string, unknown>
export let queries: string[]
export let seq = 0

export const at = (line: number) => ({ nodeIndex: line - 1, lineStart: line, lineEnd: line })
export const expressions = (...lines: number[]): RunEvent => ({
  type: 'expressions',
  expressions: lines.map(at),
})
export const result = (line: number, content = ''): RunEvent => ({
  type: 'result',
  ...at(line),
  output: content === '' ? [] : [{ type: 'stdout', text: content, content }],
  isInvisible: content === '',
  ms: 3,
  failed: false,
})
export const complete: RunEvent = { type: 'complete', status: 'ok', ms: 9 }
export const tell = (run: string, ...events: RunEvent[]) => {
  events.forEach((event, i) => {
    socket.says({ run, number: i + 1, event })
  })
}
export const standing = () =>
  view.state.field(results).map((one) => {
    const line = view.state.doc.lineAt(one.from).number
    const old = `${one.stale || one.behind ? ' stale' : ''}${one.past ? ' past' : ''}`
    return `${one.run} ${line} ${one.state}${old}`
  })
/** The node has kept the text of a run. */
export const ran = (run: string, script: string) => {
  answers[`/api/runs/${run}/script`] = { script }
}
export const reopened = () => {
  kernel.close()
  begin()
}
export const shown = (...wanted: string[]) => vi.waitFor(() => expect(standing()).toEqual(wanted))
export const attached = (run: string) =>
  vi.waitFor(() => expect(socket.actions('attach').map((said) => said.run)).toContain(run))
export const event = (type: string, data: object) =>
  socket.says({ type, data, timestamp: '2026-11-20T14:00:09Z', epoch: 'e', seq: ++seq })

export function begin(server?: string) {
  const text: OpenText = {
    path: PATH,
    text: () => view.state.sliceDoc(),
    state: () => view.state,
    view: () => view,
    dispatch: (...specs) => view.dispatch(...specs),
    focus: () => undefined,
    loaded: () => Promise.resolve(),
    unsaved: () => false,
    onDisk: () => () => undefined,
  }
  kernel = new FileKernel(text, server)
}

beforeEach(() => {
  asked = []
  queries = []
  answers = {
    '/api/kernels': { kernels: [ALIVE] },
    '/api/runs': { runs: [] },
  }
  for (const run of ['old', 'whole', 'part', 'r1', 'r5']) ran(run, SCRIPT)
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor() {
        super()
        socket = this
      }
    },
  )
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const [path = ''] = url.split('?')
    queries.push(url)
    const key = `${init.method ?? 'GET'} ${path}`
    asked.push({ url: key, body: init.body ? JSON.parse(String(init.body)) : {} })
    const answer = await (answers[key] ?? answers[path])
    return answer instanceof Response ? answer : Response.json(answer ?? {})
  })
  view = new EditorView({
    state: EditorState.create({ doc: SCRIPT, extensions: [python(), results, editsSince] }),
  })
  connect()
  socket.comes()
  resumeFrom('e:0')
  begin()
})

afterEach(() => {
  kernel.close()
  disconnect()
  view.destroy()
  vi.unstubAllGlobals()
})
