import { afterEach, vi } from 'vitest'

/** Behaviour is checked, not milliseconds: a busy machine may take its time. */
const PATIENCE_MS = 15_000

// It has no setting of its own for all tests.
const { waitFor } = vi
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: PATIENCE_MS })

if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: PATIENCE_MS })
  afterEach(cleanup)
}
