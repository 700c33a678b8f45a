import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'
import { firstPaint } from './build/firstPaint.ts'
import { shellSize } from './build/shellSize.ts'

/** Pages that come in a chunk of their own, by the name that their address has (`first-paint.js`). */
const PAGES = {
  hermes: '/src/hermes/HermesPage.tsx',
  project: '/src/ralph/ProjectPage.tsx',
  build: '/src/build/BuildPage.tsx',
  file: '/src/editor/EditorPane.tsx',
}

/** The server takes the page from its class path: `ui/`. */
const OUT = 'target/classes/ui'

export default defineConfig({
  plugins: [react(), firstPaint('src/theme/first-paint.js', PAGES), shellSize(120), compressed()],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    // The policy allows no data: fonts or scripts; keep every asset a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
