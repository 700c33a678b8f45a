// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { OpenText } from '../desk/companion'
import { Autorun } from './autorun'
import type { FileKernel } from './fileKernel'
import { UNKNOWN } from './kernelView'

type Granted = (lock: object | null) => Promise<void> | undefined

/** The locks of a browser that answers when it is told to. */
let asked: { ifAvailable: boolean; answer: Granted }[] = []
let runs = 0
let open: Autorun[] = []

beforeEach(() => {
  asked = []
  runs = 0
  localStorage.clear()
  const request = async (_: string, options: LockOptions, answer: Granted) => {
    asked.push({ ifAvailable: options.ifAvailable ?? false, answer })
  }
  vi.stubGlobal('navigator', { locks: { request } })
})

afterEach(() => {
  for (const autorun of open) autorun.close()
  open = []
  vi.unstubAllGlobals()
})

function switchedOn() {
  let tell: () => void = () => undefined
  const onDisk = (listener: () => void) => {
    tell = listener
    return () => undefined
  }
  const store = createStore(() => UNKNOWN)
  const runAll = async () => {
    runs += 1
  }
  const autorun = new Autorun(
    { store, runAll } as unknown as FileKernel,
    { path: '/p/a.py', onDisk } as unknown as OpenText,
  )
  open.push(autorun)
  autorun.toggle()
  return { autorun, store, changeOnDisk: () => tell() }
}

it('runs what changed while the browser had not yet said whose the lock is', () => {
  const { changeOnDisk } = switchedOn()
  changeOnDisk()
  changeOnDisk()
  expect(runs).toBe(0)
  asked[0]?.answer({})
  expect(runs).toBe(1)
  changeOnDisk()
  expect(runs).toBe(2)
})

it('leaves to the other tab what changed while that had the lock', async () => {
  const { changeOnDisk } = switchedOn()
  changeOnDisk()
  asked[0]?.answer(null)
  changeOnDisk()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked.map(({ ifAvailable }) => ifAvailable)).toEqual([true, false])
  asked[1]?.answer({})
  expect(runs).toBe(0)
  changeOnDisk()
  expect(runs).toBe(1)
})

it('runs once more, after the run, what changed meanwhile', () => {
  const { store, changeOnDisk } = switchedOn()
  store.setState({ starting: true })
  changeOnDisk()
  asked[0]?.answer({})
  expect(runs).toBe(0)
  store.setState({ starting: false })
  expect(runs).toBe(1)
})

it('is silent once it is switched off, also with an answer on its way', async () => {
  const { autorun, changeOnDisk } = switchedOn()
  changeOnDisk()
  autorun.toggle()
  asked[0]?.answer({})
  changeOnDisk()
  expect(runs).toBe(0)
  await Promise.resolve()
  expect(asked).toHaveLength(1)
})
