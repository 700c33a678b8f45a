/**
 * Installs the packages when they are missing or not those of the lock file, and otherwise does
 * nothing: the build runs this each time. No package may run a script of its own.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

function install(folder) {
  // A stamp inside node_modules goes with it; times would lie after a checkout.
  const stamp = here(`${folder}/node_modules/.sightline-lock`)
  const lock = createHash('sha256')
    .update(readFileSync(here(`${folder}/package-lock.json`)))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  // A warning about somebody's npm settings is of no use in a build; errors are.
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', npm, { cwd: here(folder), stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(stamp, lock)
}

for (const folder of process.argv.length > 2 ? process.argv.slice(2) : ['.']) install(folder)
