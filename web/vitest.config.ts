import { defineConfig } from 'vitest/config'

/**
 * A document is made for each file of tests that draws, and for those that say so in their first line
 * (`@vitest-environment happy-dom`): it takes longer than most tests.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['src/testing.ts'],
    // Behaviour is checked, not milliseconds: a busy machine may take its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'drawn', environment: 'happy-dom', include: ['src/**/*.test.tsx'] } },
      { extends: true, test: { name: 'plain', environment: 'node', include: ['src/**/*.test.ts'] } },
    ],
  },
})
