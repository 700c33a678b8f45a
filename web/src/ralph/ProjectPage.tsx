import { FolderX, Unplug } from 'lucide-react'
import { type ComponentType, useEffect } from 'react'
import { Link } from 'wouter'
import type { Node, Project } from '../api/wire'
import { useProjects } from '../live/projects'
import { chunk } from '../parts/chunk'
import { Empty } from '../parts/Empty'
import { hrefOf, type ProjectPlace } from '../place/place'
import { Overview } from './overview/Overview'
import { followOutput } from './snapshot/output'
import { Tabs } from './Tabs'
import '../parts/pane.css'
import './ralph.css'

/** What a tab is given. */
export interface TabProps {
  project: Project
  /** Who may only read sees no control that writes. */
  writes: boolean
  place: ProjectPlace
}

const COMING = <div className="loop-page" />

const LogPage = chunk(() => import('./log/LogPage'), COMING)
const PlanPage = chunk(() => import('./plan/PlanPage'), COMING)
const IterationsPage = chunk(() => import('./iterations/IterationsPage'), COMING)
const NotificationsPage = chunk(() => import('./notifications/NotificationsPage'), COMING)
const SpecsPage = chunk(() => import('./specs/SpecsPage'), COMING)

const TABS: Record<string, ComponentType<TabProps>> = {
  overview: Overview,
  plan: PlanPage,
  iterations: IterationsPage,
  notifications: NotificationsPage,
  specs: SpecsPage,
}

/** A project that a loop works in. */
export default function ProjectPage({ node, place }: { node: Node; place: ProjectPlace }) {
  const { projects, loaded, trouble } = useProjects()
  const project = projects.find(({ id }) => id === place.id)
  useEffect(followOutput, [])
  if (!project) return loaded || trouble ? <NoProject id={place.id} trouble={trouble} /> : null
  if (!project.lenses.includes('ralph')) return <NoLoop project={project} />
  return (
    <div className="loop">
      <Tabs project={project} tab={place.tab} />
      <Tab key={project.id} project={project} writes={node.role !== 'viewer'} place={place} />
    </div>
  )
}

function Tab(props: TabProps) {
  const { project, place } = props
  if (place.tab === 'log') {
    const { line, iteration } = place
    return (
      <LogPage
        project={project}
        {...(line === undefined ? {} : { line })}
        {...(iteration === undefined ? {} : { iteration })}
      />
    )
  }
  const Page = TABS[place.tab] ?? Overview
  return <Page {...props} />
}

function NoProject({ id, trouble }: { id: string; trouble: string | null }) {
  return (
    <Empty icon={trouble === null ? FolderX : Unplug} title={trouble ?? `There is no project ${id}`}>
      <p>
        {trouble === null
          ? 'It was removed, or this link comes from another node. The projects of this one are on the home page.'
          : 'This page tries again by itself.'}
      </p>
      <Link className="btn" href={hrefOf({ page: 'home' })}>
        To the home page
      </Link>
    </Empty>
  )
}

function NoLoop({ project }: { project: Project }) {
  return (
    <Empty icon={FolderX} title={`No loop has worked in ${project.name} yet`}>
      <p>
        Sightline shows one as soon as there is a <code>.ralph</code> directory. Start <code>ralph.sh</code>{' '}
        in {project.path}, and this page becomes its dashboard.
      </p>
      <Link className="btn" href={hrefOf({ page: 'files', at: project.path })}>
        Browse its files
      </Link>
    </Empty>
  )
}
