/**
 * Writes `src/api/schema.d.ts` from the wire contract; with `--check` it only compares and fails
 * when the committed file is not what the contract says now.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const CONTRACT = here('../../docs/reference/openapi.yaml')
const TYPES = here('../src/api/schema.d.ts')

async function generate() {
  const { default: openapi, astToString } = await import('openapi-typescript')
  const types = astToString(await openapi(new URL(`file://${CONTRACT}`), { alphabetize: false }))
  return `// Generated from docs/reference/openapi.yaml by \`npm run gen:api\`. Do not edit.\n\n${types}`
}

const fresh = await generate()
if (!process.argv.includes('--check')) {
  writeFileSync(TYPES, fresh)
} else if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== fresh) {
  console.error('src/api/schema.d.ts is not what docs/reference/openapi.yaml says: run `npm run gen:api`.')
  process.exit(1)
}
