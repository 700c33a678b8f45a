import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The real launcher, unless a developer points to another one. */
const LAUNCHER =
  process.env.SIGHTLINE_LAUNCHER ?? fileURLToPath(new URL('../../../sightline', import.meta.url))

const CONTRACT = fileURLToPath(new URL('../../../docs/reference/openapi.yaml', import.meta.url))

/** A node that others attack. */
export interface Victim {
  /** With the launch secret, where there is one. */
  url: string
  port: string
  /** All that it has logged so far. */
  log(): string
  stop(): Promise<void>
}

/** Who may log in where `--auth password` holds. */
export const USER = { username: 'mira', password: 'correct horse battery staple' }

/** `port` 0 takes any. */
export async function startVictim(target: string, state: string, auth: string, port = 0): Promise<Victim> {
  if (auth === 'password') {
    const add = ['user', 'add', USER.username, '--role', 'admin', '--password-stdin', '--state', state]
    execFileSync(LAUNCHER, add, { input: `${USER.password}\n` })
  }
  const flags = ['--port', String(port), '--no-browser', '--auth', auth, '--state', state]
  const child = spawn(LAUNCHER, [target, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const log: string[] = []
  child.stderr.on('data', (bytes) => log.push(String(bytes)))
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Sightline is ready at (\S+)$/.exec(line)?.[1]
    if (!url) continue
    child.stdout.resume()
    return { url, port: new URL(url).port, log: () => log.join(''), stop: () => stop(child) }
  }
  throw new Error(`the node ended before it was ready:\n${log.join('')}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** A route of the contract, to which another test holds the node. */
export interface Route {
  method: string
  path: string
}

/**
 * @param project the id of one that there is: what is nowhere may be refused for that alone
 */
export function routes(project: string): Route[] {
  const all: Route[] = []
  let path = ''
  for (const line of readFileSync(CONTRACT, 'utf8').split('\n')) {
    path = /^ {2}(\/\S*):$/.exec(line)?.[1] ?? path
    const method = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1]
    if (method) all.push({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, project) })
  }
  if (all.length === 0) throw new Error(`no routes in ${CONTRACT}`)
  return all
}
