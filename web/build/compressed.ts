import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What is compressed already, or becomes larger in parts: pictures and fonts. */
const TEXT = /\.(js|css|svg|json)$/

/**
 * Writes `.br` and `.gz` beside each text file of the build, where they are smaller; the server
 * sends them as they are. Not the page itself, which gets a nonce each time.
 */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle(options, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!TEXT.test(name)) continue
        const file = join(options.dir ?? '', name)
        const plain = readFileSync(file)
        const brotli = brotliCompressSync(plain, {
          params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
        })
        const gzip = gzipSync(plain, { level: 9 })
        if (brotli.length < plain.length) writeFileSync(`${file}.br`, brotli)
        if (gzip.length < plain.length) writeFileSync(`${file}.gz`, gzip)
      }
    },
  }
}
