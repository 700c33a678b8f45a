import { type OpenFile, putOnDesk, takeOffDesk } from '../desk/desk'
import { statusOf } from './fileState'
import { Session, type SessionView } from './session'

/** The open files by path. They outlive the view: leaving a file loses neither text nor undo. */
const sessions = new Map<string, Session>()

export function sessionOf(path: string): Session {
  const known = sessions.get(path)
  if (known) return known
  const session = new Session(path)
  sessions.set(path, session)
  const publish = ({ file }: SessionView) => putOnDesk(deskEntry(path, file))
  publish(session.store.getState())
  session.store.subscribe((now, before) => {
    if (now.file !== before.file) publish(now)
  })
  return session
}

/** Forgets a file with whatever is unsaved in it: the caller has asked. */
export function closeSession(path: string): void {
  sessions.get(path)?.unwatch()
  sessions.delete(path)
  takeOffDesk(path)
}

const TROUBLES = ['conflict', 'deleted', 'missing', 'unreadable'] as const

function deskEntry(path: string, file: SessionView['file']): OpenFile {
  const status = statusOf(file)
  return { path, unsaved: file.dirty, trouble: TROUBLES.find((trouble) => trouble === status) ?? null }
}
