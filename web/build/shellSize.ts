import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** Everything that the browser must have before the page shows: the entry, what it imports, its styles. */
function shellFiles(bundle: Rollup.OutputBundle): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const file = bundle[name]
    if (!file || files.has(name)) return
    files.add(name)
    if (file.type !== 'chunk') return
    file.imports.forEach(visit)
    file.viteMetadata?.importedCss.forEach(visit)
  }
  for (const [name, file] of Object.entries(bundle)) if (file.type === 'chunk' && file.isEntry) visit(name)
  return files
}

/** Prints the gzipped size of the shell and fails the build when it is over the limit. */
export function shellSize(limitKb: number): Plugin {
  return {
    name: 'shell-size',
    apply: 'build',
    writeBundle(_, bundle) {
      let bytes = 0
      for (const name of shellFiles(bundle)) {
        const file = bundle[name]
        if (file) bytes += gzipSync(file.type === 'chunk' ? file.code : file.source).length
      }
      const kb = bytes / 1000
      const line = `shell ${kb.toFixed(1)} kB gzip, limit ${limitKb} kB`
      if (kb > limitKb) this.error(`${line}: move something into a lazy chunk`)
      console.log(line)
    },
  }
}
