import { Unplug } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Build, Project } from '../api/wire'
import { heldOf, useSnapshot } from '../live/useSnapshot'
import { chunk } from '../parts/chunk'
import { Empty } from '../parts/Empty'
import { Trouble } from '../parts/Trouble'
import { hrefOf } from '../place/place'
import { Artifacts } from './Artifacts'
import { Components } from './Components'
import { Failures } from './Failures'
import { Features } from './Features'
import { Head } from './Head'
import { Notes } from './Notes'
import { Panels } from './Panels'
import { Runs } from './Runs'
import { BUILD, SESSIONS } from './sources'
import { Trail } from './Trail'
import '../parts/pane.css'
import './build.css'

/** The terminal comes with xterm, so it is loaded with the first session that has written something. */
const TerminalPane = chunk(() => import('./TerminalPane'))

/** Checkpoints that are shown at first: fewer where there is a terminal to be seen beneath them. */
const TRAIL = 6
const ABOVE_TERMINAL = 3

/** A build at a glance: what it consists of, how far it is, what it writes. */
export default function BuildPage({ project, writes }: { project: Project; writes: boolean }) {
  const build = useSnapshot(BUILD, project)
  const sessions = useSnapshot(SESSIONS, project).value ?? []
  const [chosen, setChosen] = useState<string>()
  const own = build.value?.session
  const current = own?.command ? own.session_id : undefined
  // One that was deleted meanwhile is not shown any more.
  const shown = sessions.some(({ session_id }) => session_id === chosen) ? chosen : current
  const again = () => void heldOf(BUILD, project).now()
  return (
    <div className="build">
      <nav className="build-tabs" aria-label={`Pages of ${project.name}`}>
        {project.lenses.includes('ralph') && (
          <Link href={hrefOf({ page: 'project', id: project.id, tab: 'overview' })}>Overview</Link>
        )}
        <Link href={hrefOf({ page: 'project', id: project.id, tab: 'build' })} aria-current="page">
          Build
        </Link>
        <Link href={hrefOf({ page: 'files', at: project.path })}>Files</Link>
      </nav>
      {build.value === undefined ? (
        build.trouble ? (
          <Empty icon={Unplug} title="The build could not be read">
            <p role="status">{build.trouble.detail}</p>
            <button type="button" className="btn" onClick={again}>
              Try again
            </button>
          </Empty>
        ) : null
      ) : (
        <div className="build-page">
          <Trouble of={build.trouble} again={again} what="The build" />
          <Head project={project} build={build.value} writes={writes} />
          <Panels project={project} build={build.value} />
          <Problems of={build.value.problems} />
          <div className="build-grid">
            <div className="build-main">
              <Components project={project} build={build.value} />
              <Trail build={build.value} few={shown === undefined ? TRAIL : ABOVE_TERMINAL} />
              {shown !== undefined && (
                <TerminalPane
                  key={shown}
                  session={shown}
                  typing={writes && shown === current && own?.status === 'running'}
                  {...(shown === current ? {} : { close: () => setChosen(undefined) })}
                />
              )}
              <Runs sessions={sessions} shown={shown} show={setChosen} />
            </div>
            <div className="build-side">
              <Failures build={build.value} />
              <Features build={build.value} />
              <Notes project={project} build={build.value} />
              <Artifacts project={project} build={build.value} />
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

/** So many are said in full. */
const PROBLEMS = 3

function Problems({ of }: { of: Build['problems'] }) {
  return (
    <>
      {of.slice(0, PROBLEMS).map(({ path, detail }) => (
        <p key={path} className="bad build-problem" role="alert">
          <b>{path}</b> {detail}
        </p>
      ))}
      {of.length > PROBLEMS && (
        <p className="bad build-problem">and {of.length - PROBLEMS} more files that cannot be read</p>
      )}
    </>
  )
}
