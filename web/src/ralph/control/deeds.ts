import { create } from 'zustand'
import { pauseLoop, resumeLoop, startLoop, stopLoop, trustLoop } from '../../api/loopCalls'
import type { Refusal, Reply } from '../../api/request'
import type { Loop, Project } from '../../api/wire'
import { heldOf } from '../../live/useSnapshot'
import { LOOP } from '../snapshot/sources'

export type Panel = 'inject' | 'start' | 'stop'

/** What is being done to which loop, what stands open for it, and why the last thing failed. */
interface Control {
  project: string
  panel: Panel | null
  busy: boolean
  trouble: string | null
}

export const useControl = create<Control>(() => ({ project: '', panel: null, busy: false, trouble: null }))

/** What stands open in one project is none of the next. */
export const controlOf = (project: Project, control: Control): Control =>
  control.project === project.id ? control : { project: project.id, panel: null, busy: false, trouble: null }

export const openPanel = (project: Project, panel: Panel | null): void =>
  useControl.setState({ project: project.id, panel, busy: false, trouble: null })

/** Does something, and shows at once what became of it: no event has to come first. */
export async function perform(project: Project, deed: () => Promise<Reply<unknown>>): Promise<boolean> {
  useControl.setState({ project: project.id, busy: true, trouble: null })
  const reply = await deed()
  const here = useControl.getState().project === project.id
  if (here) {
    useControl.setState(reply.ok ? { busy: false, panel: null } : { busy: false, trouble: troubleOf(reply) })
  }
  void heldOf(LOOP, project).now()
  return reply.ok
}

const ADVICE: Record<string, string> = {
  not_ours: 'Somebody else started this loop: stop it where it was started.',
  untrusted: 'The command has changed since it was shown. Read it again below.',
  forbidden: 'You may read, not write.',
}

const troubleOf = ({ code, detail }: Refusal): string => ADVICE[code] ?? detail

export const pause = (project: Project) => perform(project, () => pauseLoop(project.id))
export const resume = (project: Project) => perform(project, () => resumeLoop(project.id))
export const stop = (project: Project) => perform(project, () => stopLoop(project.id))

/** Trusts exactly what was shown, where that is needed, and starts it. */
export const start = (project: Project, trust: Loop['trust'], iterations: number | undefined) =>
  perform(project, async () => {
    if (trust.needed && trust.trust !== null) {
      const trusted = await trustLoop(project.id, trust.trust)
      if (!trusted.ok) return trusted
    }
    return startLoop(project.id, iterations === undefined ? {} : { max_iterations: iterations })
  })
