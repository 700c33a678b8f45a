import { create } from 'zustand'
import { startBuild, steerBuild, trustBuild } from '../api/buildCalls'
import type { Refusal, Reply } from '../api/request'
import type { Build, Project } from '../api/wire'
import { heldOf } from '../live/useSnapshot'
import { BUILD, SESSIONS } from './sources'

export type Panel = 'start' | 'cancel'

/** What is being done to which build, what stands open for it, and why the last thing failed. */
interface Control {
  project: string
  panel: Panel | null
  busy: boolean
  trouble: string | null
}

const NONE = { panel: null, busy: false, trouble: null }

export const useControl = create<Control>(() => ({ project: '', ...NONE }))

/** What stands open in one project is none of the next. */
export const controlOf = (project: Project, control: Control): Control =>
  control.project === project.id ? control : { project: project.id, ...NONE }

export const openPanel = (project: Project, panel: Panel | null): void =>
  useControl.setState({ project: project.id, ...NONE, panel })

const ADVICE: Record<string, string> = {
  untrusted: 'The command has changed since it was shown. Read it again below.',
  forbidden: 'You may read, not write.',
}

const troubleOf = ({ code, detail }: Refusal): string => ADVICE[code] ?? detail

/** Does something, and shows at once what became of it: no event has to come first. */
async function perform(project: Project, deed: () => Promise<Reply<unknown>>): Promise<void> {
  useControl.setState({ project: project.id, busy: true, trouble: null })
  const reply = await deed()
  if (useControl.getState().project === project.id) {
    useControl.setState(reply.ok ? NONE : { busy: false, trouble: troubleOf(reply) })
  }
  void heldOf(BUILD, project).now()
  void heldOf(SESSIONS, project).now()
}

export const steer = (project: Project, verb: 'pause' | 'resume' | 'cancel', session: string) =>
  perform(project, () => steerBuild(verb, session))

/** A name of letters, digits, dashes and underscores, as a session needs one. */
export const aliasOf = (project: Project): string =>
  project.name.replaceAll(/[^\w-]+/g, '-').slice(0, 50) || 'build'

/** Trusts exactly what was shown, where that is needed, and starts it. */
export const startOwn = (project: Project, own: Build['command']) =>
  perform(project, async () => {
    if (own?.needed && own.trust !== null) {
      const trusted = await trustBuild(project.id, own.trust)
      if (!trusted.ok) return trusted
    }
    return startBuild(aliasOf(project), project.path, undefined)
  })

export const startThis = (project: Project, command: readonly string[]) =>
  perform(project, () => startBuild(aliasOf(project), project.path, command))
