import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rollup } from 'vite'

/** In the script: the files of each page that comes in a chunk of its own. */
const PLACE = '__CHUNKS__'

/** The file that a module is in, those that it imports, and their styles. */
function filesOf(module: string, bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>()
  const visit = (name: string) => {
    const file = bundle[name]
    if (file?.type !== 'chunk' || file.isEntry || files.has(name)) return
    files.add(name)
    for (const style of file.viteMetadata?.importedCss ?? []) files.add(style)
    file.imports.forEach(visit)
  }
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === 'chunk' && file.facadeModuleId?.endsWith(module)) visit(name)
  }
  if (files.size === 0) throw new Error(`no chunk of ${module}`)
  return [...files]
}

/**
 * Puts one small classic script before everything else in the page. Modules are deferred, and the
 * content policy forbids inline scripts, so it becomes a hashed file of its own.
 *
 * @param pages by the name that the script knows them by: the module of each, which is a chunk of its own
 */
export function firstPaint(source: string, pages: Record<string, string>): Plugin {
  const code = readFileSync(source, 'utf8')
  const served = code.replace(PLACE, '{}')
  let assets: string | undefined
  let fileName = source
  return {
    name: 'first-paint',
    configResolved(config) {
      if (config.command === 'build') assets = config.build.assetsDir
    },
    generateBundle(_, bundle) {
      const chunks = Object.entries(pages).map(([page, module]) => [page, filesOf(module, bundle)])
      const whole = code.replace(PLACE, JSON.stringify(Object.fromEntries(chunks)))
      const hash = createHash('sha256').update(whole).digest('base64url').slice(0, 8)
      fileName = `${assets}/theme-${hash}.js`
      this.emitFile({ type: 'asset', fileName, source: whole })
    },
    configureServer(server) {
      server.middlewares.use(`/${source}`, (_, response) => {
        response.setHeader('Content-Type', 'text/javascript')
        response.end(served)
      })
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head-prepend' }],
  }
}
