#!/usr/bin/env node
/**
 * Holds the built folder to what was agreed: each foreign jar in lib/ to the sha256 in
 * runtime-jars.sha256, and sbom.json to exactly these jars. `--write` renews the list.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const app = here('../server/target/sightline')
const list = here('runtime-jars.sha256')

function fail(lines) {
  console.error(['runtime jars:', ...lines].join('\n  '))
  process.exit(1)
}

if (!existsSync(`${app}/lib`)) fail(['server/target/sightline/lib is not built: mvn package'])

const own = (name) => name.startsWith('sightline-')
const jars = readdirSync(`${app}/lib`).filter((name) => name.endsWith('.jar'))
const foreign = jars.filter((name) => !own(name)).sort()
const sha256 = (name) => createHash('sha256').update(readFileSync(`${app}/lib/${name}`)).digest('hex')
const found = new Map(foreign.map((name) => [name, sha256(name)]))

if (process.argv[2] === '--write') {
  writeFileSync(list, [...found].map(([name, hash]) => `${hash}  ${name}\n`).join(''))
  process.exit(0)
}

const wrong = []
const agreed = new Map(
  readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('  '))
    .map(([hash, name]) => [name, hash]),
)
for (const [name, hash] of found) {
  if (!agreed.has(name)) wrong.push(`${name} is new`)
  else if (agreed.get(name) !== hash) wrong.push(`${name} is not the one agreed upon: sha256 ${hash}`)
}
for (const name of agreed.keys()) if (!found.has(name)) wrong.push(`${name} is gone`)
if (wrong.length > 0) {
  wrong.push('If a dependency was changed on purpose: node scripts/runtime-jars.mjs --write, and commit')
  wrong.push('the list with the change. If not, do not trust the jar: delete it from ~/.m2 and build again.')
  fail(wrong)
}

const bom = JSON.parse(readFileSync(`${app}/sbom.json`, 'utf8'))
const told = new Map()
for (const part of bom.components) {
  const hash = part.hashes?.find((one) => one.alg === 'SHA-256')?.content
  told.set(`${part.name}-${part.version}.jar`, hash)
}
for (const name of jars) if (!told.has(name)) wrong.push(`${name} is not in sbom.json`)
for (const [name, hash] of told) {
  if (!jars.includes(name)) wrong.push(`sbom.json tells of ${name}, which is not in lib/`)
  else if (!own(name) && hash !== found.get(name)) wrong.push(`sbom.json has another sha256 of ${name}`)
}
if (wrong.length > 0) fail(wrong)
console.log(`runtime jars: ${foreign.length} as agreed, and in sbom.json`)
