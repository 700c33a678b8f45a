import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * Puts one small classic script before everything else in the page. Modules are deferred, and the
 * content policy forbids inline scripts, so it becomes a hashed file of its own.
 */
export function firstPaint(source: string): Plugin {
  const code = readFileSync(source, 'utf8')
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8)
  let fileName = source
  return {
    name: 'first-paint',
    configResolved(config) {
      if (config.command === 'build') fileName = `${config.build.assetsDir}/theme-${hash}.js`
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: code })
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head-prepend' }],
  }
}
