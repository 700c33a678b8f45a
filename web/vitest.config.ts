import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing.ts'],
    // Behaviour is checked, not milliseconds: a busy machine may take its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
