import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const SRC = import.meta.dirname

/** The folders from the lowest floor up: each may use itself and what it names, and nothing else. */
const MAY_USE: Record<string, readonly string[]> = {
  api: [],
  theme: [],
  parts: [],
  place: [],
  desk: [],
  node: ['api'],
  // The one connection and what events keep true; features that show something live use it.
  live: ['api'],
  shell: ['api', 'desk', 'live', 'node', 'parts', 'place', 'theme'],
  // Features: they never know each other.
  build: ['api', 'desk', 'live', 'node', 'parts', 'place', 'theme'],
  editor: ['api', 'desk', 'live', 'node', 'parts', 'place'],
  files: ['api', 'desk', 'live', 'node', 'parts', 'place'],
  hermes: ['api', 'live', 'node', 'parts', 'place'],
  home: ['api', 'desk', 'live', 'node', 'parts', 'place'],
  kernel: ['api', 'desk', 'live', 'node', 'parts', 'place', 'theme'],
  locked: ['api', 'desk', 'node', 'parts', 'place'],
  login: ['api', 'desk', 'node', 'parts', 'place'],
  ralph: ['api', 'desk', 'live', 'node', 'parts', 'place'],
}

/** Files at the top wire everything together and may use all. */
const folderOf = (file: string) => {
  const [folder, ...rest] = relative(SRC, file).split('/')
  return rest.length > 0 ? folder : undefined
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|css)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => join(SRC, name))

const imports = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, target]) =>
    resolve(dirname(file), target ?? ''),
  )

it('has a place in the table for every folder', () => {
  const folders = new Set(sources.map(folderOf).filter((folder) => folder !== undefined))
  expect([...folders].sort()).toEqual(Object.keys(MAY_USE).sort())
})

it('imports only along the table', () => {
  const crossings = sources.flatMap((file) => {
    const from = folderOf(file)
    if (from === undefined) return []
    const allowed = [from, ...(MAY_USE[from] ?? [])]
    return imports(file)
      .map(folderOf)
      .filter((to) => to !== undefined && !allowed.includes(to))
      .map((to) => `${relative(SRC, file)} uses ${to}`)
  })
  expect(crossings).toEqual([])
})

it('keeps files small: half of them at most 90 lines, nine tenths 250, all 400', () => {
  const sizes = sources.map((file) => readFileSync(file, 'utf8').split('\n').length - 1).sort((a, b) => a - b)
  const share = (part: number) => sizes[Math.floor((sizes.length - 1) * part)]
  expect(share(0.5)).toBeLessThanOrEqual(90)
  expect(share(0.9)).toBeLessThanOrEqual(250)
  expect(share(1)).toBeLessThanOrEqual(400)
})
