// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeSocket } from '../api/fakes'
import { useDesk } from '../desk/desk'
import { connect, disconnect, useLine, wake } from '../live/connection'
import { useNode } from '../node/node'
import { useToasts } from '../parts/toasts'
import { statusOf } from './fileState'
import type { Session } from './session'
import { closeSession, sessionOf } from './sessions'

const PATH = '/project/hello.py'

let socket: FakeSocket
let answers: (() => Response)[]
let asked: { url: string; init: RequestInit }[]
let host: HTMLElement
let session: Session

beforeEach(() => {
  answers = []
  asked = []
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
    asked.push({ url, init })
    const answer = answers.shift()
    if (!answer) throw new TypeError('unreachable')
    return answer()
  })
  host = document.body.appendChild(document.createElement('div'))
  session = sessionOf(PATH)
  session.attach(host)
  connect()
  socket.onopen?.()
})

afterEach(() => {
  session.detach()
  closeSession(PATH)
  disconnect()
  host.remove()
  useNode.setState({ state: { kind: 'loading' } })
  useToasts.setState({ toasts: [] })
  vi.unstubAllGlobals()
})

const says = (event: object) =>
  socket.onmessage?.({ data: JSON.stringify({ path: PATH, watch: PATH, ...event }) })
const disk = (content: string, type = 'fileChanged') => says({ type, content, etag: `etag of ${content}` })
const answer = (status: number, body: object) =>
  answers.push(() => new Response(JSON.stringify(body), { status }))
const shown = () => [...host.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')
const status = () => statusOf(session.store.getState().file)
const undo = () => useToasts.getState().toasts[0]?.action?.run()

/** Types as a key press does: through the editor's own view. */
async function types(text: string) {
  const { EditorView } = await import('@codemirror/view')
  const view = EditorView.findFromDOM(host.querySelector('.cm-editor') as HTMLElement)
  view?.dispatch({ changes: { from: 0, insert: text }, userEvent: 'input.type' })
}

async function isReadOnly() {
  const { EditorView } = await import('@codemirror/view')
  return EditorView.findFromDOM(host.querySelector('.cm-editor') as HTMLElement)?.state.readOnly
}

it('shows the file, follows it, and takes a reload back on wish', () => {
  disk('one\n', 'initial')
  expect(shown()).toBe('one\n')
  expect(useToasts.getState().toasts).toEqual([])
  disk('one\ntwo\n')
  disk('one\ntwo\nthree\n')
  expect(useToasts.getState().toasts[0]?.text).toBe('Reloaded from disk, 2 times')
  undo()
  expect(shown()).toBe('one\n')
  expect(status()).toBe('dirty')
})

it('withdraws the offer of Undo at the next edit', async () => {
  disk('one\n', 'initial')
  disk('two\n')
  await types('x')
  expect(useToasts.getState().toasts).toEqual([])
})

it('keeps unsaved edits over an outage and asks', async () => {
  disk('one\n', 'initial')
  await types('mine ')
  socket.onclose?.({ code: 1006, reason: '' })
  expect(useLine.getState().state.kind).toBe('waiting')
  wake()
  socket.onopen?.()
  expect(socket.said).toContainEqual({ action: 'watch', path: PATH })
  disk('theirs\n', 'initial')
  expect(shown()).toBe('mine one\n')
  expect(status()).toBe('conflict')
})

it('saves with the etag it is based on, in the endings of the file', async () => {
  disk('one\r\n', 'initial')
  await types('mine ')
  answer(200, { status: 'ok', etag: 'new' })
  session.save()
  await vi.waitFor(() => expect(status()).toBe('clean'))
  expect(asked[0]?.init.body).toBe(JSON.stringify({ path: PATH, content: 'mine one\r\n' }))
  expect(asked[0]?.init.headers).toMatchObject({ 'If-Match': '"etag of one\r\n"' })
})

it('shows the conflict that a refused save reveals', async () => {
  disk('one\n', 'initial')
  await types('mine ')
  answer(412, { detail: 'stale', code: 'stale', etag: 'etag of theirs' })
  answer(200, { content: 'theirs', etag: 'etag of theirs', encoding: 'utf-8', bom: false })
  session.save()
  await vi.waitFor(() => expect(status()).toBe('conflict'))
  expect(shown()).toBe('mine one\n')
})

it('says why a save failed, and keeps the text', async () => {
  disk('one\n', 'initial')
  await types('mine ')
  answer(507, { detail: 'No space left on the disk', code: 'no_space' })
  session.save()
  await vi.waitFor(() =>
    expect(session.store.getState().file.failure?.message).toBe('No space left on the disk'),
  )
  expect(shown()).toBe('mine one\n')
  expect(status()).toBe('dirty')
})

it('tells the desk what is unsaved', async () => {
  disk('one\n', 'initial')
  await types('mine ')
  expect(useDesk.getState().files).toEqual([{ path: PATH, unsaved: true, trouble: null }])
  says({ type: 'fileDeleted' })
  expect(useDesk.getState().files[0]?.trouble).toBe('deleted')
})

it('tells of everything that may have changed a directory, also over an outage', () => {
  const touched = () => useDesk.getState().touched
  const before = touched()
  disk('one\n', 'initial')
  expect(touched()).toBe(before)
  disk('two\n')
  expect(touched()).toBe(before + 1)
  disk('two\n', 'initial')
  expect(touched()).toBe(before + 2)
})

it('is as it was left when it is shown again', async () => {
  disk('one\ntwo\n', 'initial')
  await types('mine ')
  session.detach()
  session.attach(host)
  expect(shown()).toBe('mine one\ntwo\n')
  expect(status()).toBe('dirty')
})

it('reloads behind another file without a word but at its tab', () => {
  disk('one\n', 'initial')
  session.detach()
  disk('two\n')
  expect(useDesk.getState().files[0]?.trouble).toBe('changed')
  expect(useToasts.getState().toasts).toEqual([])
  session.attach(host)
  expect(shown()).toBe('two\n')
  expect(useDesk.getState().files[0]?.trouble).toBeNull()
})

it('is watched behind another file: its tab says that it was deleted', () => {
  disk('one\n', 'initial')
  session.detach()
  says({ type: 'fileDeleted' })
  expect(useDesk.getState().files[0]?.trouble).toBe('deleted')
})

it('cannot be edited or saved by a viewer, and follows a change of the role', async () => {
  const node = { version: '1', host: 'h', auth: 'password', open: null, roots: [] } as const
  const as = (role: 'viewer' | 'editor') =>
    useNode.setState({ state: { kind: 'ready', node: { ...node, role, roots: [] } } })
  disk('one\n', 'initial')
  await types('mine ')
  as('viewer')
  expect(session.store.getState().noWriting).toBe('You may read, not write')
  expect(await isReadOnly()).toBe(true)
  session.save()
  expect(asked).toEqual([])
  as('editor')
  expect(await isReadOnly()).toBe(false)
})
