import { Unplug } from 'lucide-react'
import { useEffect } from 'react'
import { useDesk } from './desk/desk'
import { HomePage } from './home/HomePage'
import { LockedPage } from './locked/LockedPage'
import { refreshNode, useNode } from './node/node'
import { baseName } from './node/paths'
import { Empty } from './parts/Empty'
import { Toasts } from './parts/Toasts'
import { type Place, useGo, usePlace } from './place/place'
import { Shell } from './shell/Shell'
import { Workbench } from './Workbench'
import './parts/parts.css'

/** The node's roots are asked again this often, while somebody looks. */
const REFRESH_MS = 15_000

export function App() {
  const state = useNode((store) => store.state)
  const place = usePlace()
  useTitle(place)
  useUnloadGuard()
  useNodeRefresh()
  useStart(place)
  switch (state.kind) {
    case 'loading':
      return null
    case 'locked':
      return <LockedPage spent={state.spent} />
    case 'unreachable':
      return (
        <Empty icon={Unplug} title="Sightline does not answer">
          <p role="status">{state.detail} This page tries again by itself.</p>
        </Empty>
      )
    case 'ready':
      return (
        <>
          <Shell node={state.node} reachable={state.reachable}>
            {place.page === 'home' || place.page === 'start' ? (
              <HomePage node={state.node} />
            ) : (
              <Workbench node={state.node} path={place.page === 'file' ? place.path : undefined} />
            )}
          </Shell>
          <Toasts />
        </>
      )
  }
}

/** The tab says what is open, and with a dot that it is not saved. */
function useTitle(place: Place) {
  const path = place.page === 'file' ? place.path : null
  const unsaved = useDesk((desk) => desk.files.some((file) => file.path === path && file.unsaved))
  useEffect(() => {
    document.title = path === null ? 'Sightline' : `${unsaved ? '● ' : ''}${baseName(path)} · Sightline`
  }, [path, unsaved])
}

/** The browser asks before it throws unsaved edits away. */
function useUnloadGuard() {
  const unsaved = useDesk((desk) => desk.files.some((file) => file.unsaved))
  useEffect(() => {
    if (!unsaved) return
    const guard = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [unsaved])
}

function useNodeRefresh() {
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void refreshNode()
    }
    const timer = setInterval(refresh, REFRESH_MS)
    window.addEventListener('focus', refresh)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', refresh)
    }
  }, [])
}

/** The bare address shows the file that the node was started with. */
function useStart(place: Place) {
  const open = useNode(({ state }) => (state.kind === 'ready' ? state.node.open : null))
  const go = useGo()
  const page = place.page
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is new each time and does the same
  useEffect(() => {
    if (page === 'start' && open) go({ page: 'file', path: open }, true)
  }, [page, open])
}
