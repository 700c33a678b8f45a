import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Project } from '../api/wire'
import { useSnapshot } from '../live/useSnapshot'
import { sized } from '../parts/figures'
import { hrefOf } from '../place/place'
import { ITERATIONS, LOOP, NOTIFICATIONS } from './snapshot/sources'

/** The pages of a loop, with what there is in each. */
export function Tabs({ project, tab }: { project: Project; tab: string }) {
  const loop = useSnapshot(LOOP, project).value
  const iterations = useSnapshot(ITERATIONS, project).value
  const active = useSnapshot(NOTIFICATIONS, project).value?.filter((one) => one.active).length ?? 0
  const bar = useRef<HTMLElement>(null)
  // On a phone the bar scrolls: what is open is brought into it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tab that is opened
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && here) bar.current.scrollLeft = here.offsetLeft - 24
  }, [tab])
  const all = [
    { tab: 'overview', name: 'Overview', count: '' },
    { tab: 'log', name: 'Log', count: loop?.indexed.of ? sized(loop.indexed.of) : '' },
    { tab: 'plan', name: 'Plan', count: loop?.tasks_total ? `${loop.tasks_done}/${loop.tasks_total}` : '' },
    { tab: 'iterations', name: 'Iterations', count: iterations?.total ? String(iterations.total) : '' },
    { tab: 'notifications', name: 'Notifications', count: active > 0 ? String(active) : '', warn: true },
    { tab: 'specs', name: 'Specs', count: '' },
  ]
  return (
    <nav className="loop-tabs" aria-label={`Pages of ${project.name}`} ref={bar}>
      {all.map(({ tab: to, name, count, warn }) => (
        <Link
          key={to}
          href={hrefOf({ page: 'project', id: project.id, tab: to })}
          aria-current={to === tab ? 'page' : undefined}
        >
          {name}
          {count !== '' && <span className={warn ? 'warn' : 'quiet'}>{count}</span>}
        </Link>
      ))}
      {project.lenses.includes('buildrunner') && (
        <Link href={hrefOf({ page: 'project', id: project.id, tab: 'build' })}>Build</Link>
      )}
      <Link href={hrefOf({ page: 'files', at: project.path })}>Files</Link>
    </nav>
  )
}
