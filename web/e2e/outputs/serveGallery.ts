import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const OUT = here('../../target/gallery')
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The page's policy as the server would send it, from the server's own source. */
function policy(nonce: string): string {
  const source = readFileSync(
    here('../../../server/src/main/java/dev/sightline/http/StaticPage.java'),
    'utf8',
  )
  const script = /FRAME_SCRIPT\s*=\s*"([^"]+)"/.exec(source)?.[1]
  const parts = /"Content-Security-Policy",([\s\S]*?)\);/.exec(source)?.[1]
  if (!script || !parts) throw new Error('StaticPage.java has another form: mend this reader')
  return parts
    .replace(/\bFRAME_SCRIPT\b/, `"${script}"`)
    .replace(/\bnonce\b(?!-)/, `"${nonce}"`)
    .replace(/"\s*\+\s*"/g, '')
    .trim()
    .slice(1, -1)
}

export interface ServedGallery {
  url: string
  /** The same server under an origin that is not the page's. */
  foreign: string
  /** Requests for anything but the gallery's own files. */
  strange: string[]
  variables: unknown
  stop(): void
}

/** Builds the gallery and serves it under the policy of the real page. */
export async function serveGallery(): Promise<ServedGallery> {
  await build({
    configFile: false,
    root: here('.'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: here('gallery.html') },
    },
  })
  const gallery: ServedGallery = {
    url: '',
    foreign: '',
    strange: [],
    variables: {},
    stop: () => server.close(),
  }
  const server = createServer(({ url = '/' }, response) => {
    if (url.startsWith('/api/variables')) {
      response.setHeader('Content-Type', 'application/json')
      return response.end(JSON.stringify(gallery.variables))
    }
    if (!/^\/(?:gallery\.html|assets\/[\w.-]+)$/.test(url)) {
      if (url !== '/favicon.ico') gallery.strange.push(url)
      response.statusCode = 204
      return response.end()
    }
    response.setHeader('Content-Type', TYPES[extname(url)] ?? 'application/octet-stream')
    if (url === '/gallery.html') response.setHeader('Content-Security-Policy', policy('abc123'))
    return response.end(readFileSync(join(OUT, url)))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  gallery.url = `http://127.0.0.1:${port}/gallery.html`
  gallery.foreign = `http://localhost:${port}`
  return gallery
}
