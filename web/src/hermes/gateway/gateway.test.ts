import { expect, it } from 'vitest'
import { gatewayLook, platformLook } from './gateway'

it('says whether the gateway runs, by what it wrote and by its process', () => {
  const look = (state: string, pid: number | null, pid_alive: boolean) =>
    gatewayLook({ state, pid, pid_alive }).word
  expect(look('running', 1, true)).toBe('Running')
  expect(look('running', 1, false)).toBe('Died')
  expect(look('unknown', null, false)).toBe('Not set up')
  expect(look('starting', 1, true)).toBe('Starting')
  expect(gatewayLook({ state: 'startup_failed', pid: 1, pid_alive: false })).toEqual({
    status: 'error',
    word: 'Startup failed',
  })
  expect(gatewayLook({ state: 'crashed', pid: 1, pid_alive: false }).status).toBe('error')
})

it('promises no connection of a gateway that is not there', () => {
  expect(platformLook('connected', true)).toEqual({ status: 'complete', word: 'Connected' })
  expect(platformLook('connected', false).word).toBe('Last connected')
  expect(platformLook('retrying', true).status).toBe('waiting')
  expect(platformLook('fatal', true).status).toBe('error')
  expect(platformLook('disabled', true).status).toBe('stopped')
})
