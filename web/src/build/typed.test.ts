import { expect, it } from 'vitest'
import type { Refusal, Reply } from '../api/request'
import { Typed } from './typed'

const OK = { ok: true, value: {} } as Reply<unknown>
const turn = () => new Promise((resolve) => setTimeout(resolve))

it('sends what is typed in order, and what comes meanwhile together', async () => {
  const sent: string[] = []
  let answer: (reply: Reply<unknown>) => void = () => undefined
  const typed = new Typed(
    (text) => {
      sent.push(text)
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    () => undefined,
  )
  for (const key of 'yes\r') typed.type(key)
  expect(sent).toEqual(['y'])
  answer(OK)
  await turn()
  expect(sent).toEqual(['y', 'es\r'])
})

it('takes apart what is pasted, and no character of it', async () => {
  const sent: string[] = []
  const typed = new Typed(
    async (text) => {
      sent.push(text)
      return OK
    },
    () => undefined,
  )
  const text = `x${'\u{1F680}'.repeat(3_000)}`
  typed.type(text)
  await turn()
  expect(sent.join('')).toBe(text)
  expect(sent.every((part) => new TextEncoder().encode(part).length <= 4_096)).toBe(true)
  expect(sent.every((part) => new TextDecoder().decode(new TextEncoder().encode(part)) === part)).toBe(true)
})

it('says why it is refused, drops the rest, and takes the next', async () => {
  const refusal = { ok: false, status: 409, code: 'not_read', detail: 'Not read' } as Refusal & Reply<unknown>
  const answers = [refusal, OK]
  const sent: string[] = []
  const why: string[] = []
  const typed = new Typed(
    async (text) => {
      sent.push(text)
      return answers.shift() ?? OK
    },
    ({ detail }) => why.push(detail),
  )
  typed.type('a')
  typed.type('b')
  await turn()
  expect([sent, why]).toEqual([['a'], ['Not read']])
  typed.type('c')
  await turn()
  expect(sent).toEqual(['a', 'c'])
})
