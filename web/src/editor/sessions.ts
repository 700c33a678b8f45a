import type { CompanionOf } from '../desk/companion'
import { type OpenFile, putOnDesk, takeOffDesk } from '../desk/desk'
import { statusOf } from './fileState'
import { Session, type SessionView } from './session'

/** The open files by path. They outlive the view: leaving a file loses neither text nor undo. */
const sessions = new Map<string, Session>()

export function sessionOf(path: string, companionOf?: CompanionOf): Session {
  const known = sessions.get(path)
  if (known) return known
  const session = new Session(path, companionOf)
  sessions.set(path, session)
  const publish = (view: SessionView) => putOnDesk(deskEntry(path, view))
  publish(session.store.getState())
  session.store.subscribe((now, before) => {
    if (now.file !== before.file || now.news !== before.news) publish(now)
  })
  return session
}

/** Forgets a file with whatever is unsaved in it: the caller has asked. */
export function closeSession(path: string): void {
  sessions.get(path)?.close()
  sessions.delete(path)
  takeOffDesk(path)
}

const TROUBLES = ['conflict', 'deleted', 'missing', 'unreadable'] as const

function deskEntry(path: string, { file, news }: SessionView): OpenFile {
  const status = statusOf(file)
  const trouble = TROUBLES.find((word) => word === status) ?? (news ? 'changed' : null)
  return { path, unsaved: file.dirty, trouble }
}
