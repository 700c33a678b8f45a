import { defineConfig } from 'vitest/config'

/** Real server, real Chromium, real vim: two files at a time, and slow machines get their time. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
