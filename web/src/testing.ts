import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

/** Behaviour is checked, not milliseconds: a busy machine may take its time. */
const PATIENCE_MS = 15_000

configure({ asyncUtilTimeout: PATIENCE_MS })

// It has no setting of its own for all tests.
const { waitFor } = vi
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: PATIENCE_MS })

afterEach(cleanup)
