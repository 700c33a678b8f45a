/**
 * Makes a lock file that `npm ci` accepts on every machine.
 *
 * npm writes into the lock only those optional platform packages that it could look at; `npm ci`
 * then stops with "Missing: … from lock file". This script adds an entry for each one that is
 * absent, with the platform read from its name (`cli-linux-arm64-musl`), so that npm knows which
 * machines may skip it. It also drops `resolved`, because an address of one registry is of no use
 * behind another. Run `npm run lockfix` after each change of a dependency.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/** Where Node would find `name` when asked from the package at `from`; undefined if nowhere. */
function locate(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${place ? `${place}/` : ''}node_modules/${name}`
    if (candidate in packages) return candidate
    if (place === '') return undefined
  }
}

/** What npm needs to know of a package that this machine will never install. */
function stub(name, version, owner) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-')
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  if (os.length === 0 || cpu.length === 0)
    throw new Error(`no platform in the name ${name}: add its entry by hand`)
  const libc = words.includes('musl') ? { libc: ['musl'] } : {}
  return { version, cpu, ...(owner.dev ? { dev: true } : {}), ...libc, optional: true, os }
}

function complete(lock) {
  const { packages } = lock
  const added = []
  for (const [place, entry] of Object.entries(packages)) {
    delete entry.resolved
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (locate(packages, place, name)) continue
      packages[`node_modules/${name}`] = stub(name, version, entry)
      added.push(name)
    }
  }
  const inOrder = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))
  return { added, lock: { ...lock, packages: Object.fromEntries(inOrder) } }
}

for (const file of process.argv.slice(2)) {
  const { added, lock } = complete(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${file}: ${added.length === 0 ? 'complete' : `added ${added.join(', ')}`}`)
}
