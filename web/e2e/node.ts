import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The real launcher, unless a developer points to another one. */
export const LAUNCHER =
  process.env.SIGHTLINE_LAUNCHER ?? fileURLToPath(new URL('../../sightline', import.meta.url))

/** A running node: the real program, started as a user would. */
export interface RunningNode {
  /** The address of its ready line, with the launch secret; it works once. */
  url: string
  origin: string
  port: string
  stop(): Promise<void>
}

/** Starts a node and waits for its one line on stdout. `port` 0 takes any. */
export async function startNode(
  target: string,
  state: string,
  port = '0',
  more: readonly string[] = [],
): Promise<RunningNode> {
  if (!existsSync(LAUNCHER)) throw new Error(`no launcher at ${LAUNCHER}`)
  const flags = [
    '--port',
    port,
    '--no-browser',
    '--state',
    state,
    '--ready-file',
    `${state}/ready.json`,
    ...more,
  ]
  const child = spawn(LAUNCHER, [target, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const log: string[] = []
  child.stderr.on('data', (bytes) => log.push(String(bytes)))
  const url = await readyLine(child, log)
  const { origin, port: taken } = new URL(url)
  return { url, origin, port: taken, stop: () => stop(child) }
}

async function readyLine(child: ChildProcess, log: string[]): Promise<string> {
  if (!child.stdout) throw new Error('stdout is not piped')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Sightline is ready at (\S+)$/.exec(line)?.[1]
    if (url) {
      child.stdout.resume()
      return url
    }
  }
  throw new Error(`the node ended before it was ready:\n${log.join('')}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
