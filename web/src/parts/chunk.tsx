import { CloudOff } from 'lucide-react'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { Empty } from './Empty'

/** A component that comes in a file of its own, with the first look at it or once it is fetched. */
export interface Chunk<P> {
  (props: P): ReactNode
  /** Asks for the file now, so that it is there when it is to be shown. */
  fetch(): void
}

/**
 * Without Suspense: once React has shown a fallback, it holds back what comes for up to 300 ms, and nothing in
 * it asks the node before that. A file that does not come is said.
 */
export function chunk<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  meanwhile: ReactNode = null,
): Chunk<P> {
  let Loaded: ComponentType<P> | undefined
  let coming: Promise<void> | undefined
  const begin = () => {
    coming ??= load().then((module) => {
      Loaded = module.default
    })
    return coming
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once a file of the program, as React's lazy() is
  function Chunked(props: P) {
    const [state, become] = useState<'coming' | 'here' | 'away'>(Loaded ? 'here' : 'coming')
    useEffect(() => {
      let isAsked = true
      begin().then(
        () => isAsked && become('here'),
        (reason) => {
          reportError(reason)
          if (isAsked) become('away')
        },
      )
      return () => {
        isAsked = false
      }
    }, [])
    if (Loaded) return <Loaded {...props} />
    return state === 'away' ? <Away /> : meanwhile
  }
  return Object.assign(Chunked, { fetch: () => void begin().catch(() => {}) })
}

/**
 * The node is away, or is another version than the page: its files have other names then. Only a page that is loaded
 * anew helps in any case: browsers and Vite remember what did not come. Who has unsaved edits is asked first.
 */
function Away() {
  return (
    <Empty icon={CloudOff} title="This part of the page could not be loaded">
      <p role="status">The node does not answer, or is of another version by now.</p>
      <button type="button" className="btn" onClick={() => window.location.reload()}>
        Load the page anew
      </button>
    </Empty>
  )
}
