import { Unplug } from 'lucide-react'
import { useEffect } from 'react'
import type { Node } from './api/wire'
import { anyUnsaved, useDesk } from './desk/desk'
import { HomePage } from './home/HomePage'
import { followActivities } from './live/activities'
import { connect, disconnect, onEvent, resumeFrom, wakeWithWindow } from './live/connection'
import { followProjects, useProjects } from './live/projects'
import { LockedPage } from './locked/LockedPage'
import { LoginPage } from './login/LoginPage'
import { keepSession } from './node/keepSession'
import { type NodeState, refreshNode, useNode } from './node/node'
import { baseName } from './node/paths'
import { fetchProjectView, ProjectView } from './ProjectView'
import { chunk } from './parts/chunk'
import { Empty } from './parts/Empty'
import { Toasts } from './parts/Toasts'
import { type Place, useGo, usePlace } from './place/place'
import { followForNotices } from './ralph/notifications/browser'
import { Shell } from './shell/Shell'
import { fetchEditor, Workbench } from './Workbench'
import './parts/parts.css'

/** The pages of an agent's home come with the first look at it. */
const HermesPage = chunk(() => import('./hermes/HermesPage'))

/** The node's roots are asked again this often, while somebody looks. */
const REFRESH_MS = 15_000

export function App() {
  const state = useNode((store) => store.state)
  const place = usePlace()
  useTitle(place)
  useUnloadGuard()
  useNodeRefresh()
  useLiveLine(state)
  useStart(place)
  switch (state.kind) {
    case 'loading':
      return null
    case 'locked':
      return state.login === 'password' ? <LoginPage /> : <LockedPage spent={state.spent} />
    case 'unreachable':
      return (
        <Empty icon={Unplug} title="Sightline does not answer">
          <p role="status">{state.detail} This page tries again by itself.</p>
        </Empty>
      )
    case 'ready':
      return (
        <>
          <Shell node={state.node}>
            <Page node={state.node} place={place} />
          </Shell>
          <Toasts />
        </>
      )
  }
}

function Page({ node, place }: { node: Node; place: Place }) {
  switch (place.page) {
    case 'home':
    case 'start':
      return <HomePage node={node} />
    case 'project':
      return <ProjectView node={node} place={place} />
    case 'hermes':
      return <HermesPage place={place} writes={node.role !== 'viewer'} />
    default:
      return <Workbench node={node} place={place} />
  }
}

/** The tab says what is open, and with a dot that it is not saved. */
function useTitle(place: Place) {
  const path = place.page === 'file' ? place.path : null
  const unsaved = useDesk((desk) => desk.files.some((file) => file.path === path && file.unsaved))
  const id = place.page === 'project' ? place.id : null
  const project = useProjects(({ projects }) => projects.find((one) => one.id === id)?.name)
  const name = place.page === 'hermes' ? "Agent's home" : path === null ? project : baseName(path)
  useEffect(() => {
    document.title = name === undefined ? 'Sightline' : `${unsaved ? '● ' : ''}${name} · Sightline`
  }, [name, unsaved])
}

/** The browser asks before it throws unsaved edits away. */
function useUnloadGuard() {
  const unsaved = useDesk((desk) => desk.files.some((file) => file.unsaved))
  useEffect(() => {
    if (!unsaved) return
    const guard = (event: BeforeUnloadEvent) => {
      // Asked again: who has just logged out has said that the edits may go.
      if (anyUnsaved()) event.preventDefault()
    }
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

/** Everything live hangs on being signed in, and goes on from what the node said first. */
function useLiveLine(state: NodeState) {
  const auth = state.kind === 'ready' ? state.node.auth : null
  const position = state.kind === 'ready' ? state.position : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first position counts
  useEffect(() => {
    if (auth === null) return
    if (position !== undefined) resumeFrom(position)
    const ends = [
      followActivities(),
      followProjects(),
      followForNotices(),
      wakeWithWindow(),
      onEvent(({ type }) => {
        // A project that came or went is a root that came or went.
        if (type === 'watcher_projects_refreshed') void refreshNode()
      }),
      ...(auth === 'password' ? [keepSession()] : []),
    ]
    connect()
    return () => {
      disconnect()
      for (const end of ends) end()
    }
  }, [auth])
}

/** What the place needs comes while the node is still asked who it is. */
export function fetchPage(place: Place): void {
  if (place.page === 'hermes') HermesPage.fetch()
  if (place.page === 'file') fetchEditor()
  if (place.page === 'project') fetchProjectView(place.tab)
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
