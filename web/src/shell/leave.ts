import { logout } from '../api/calls'
import { forgetTerm } from '../api/renewal'
import { clearDesk } from '../desk/desk'
import { forgetAllDrafts } from '../desk/keptDrafts'
import { showToast } from '../parts/toasts'

/** Ends the session, and forgets what was open: the next user is another one. */
export async function leave(): Promise<void> {
  const reply = await logout()
  if (!reply.ok && reply.status !== 401) {
    showToast({ key: 'leave', text: `Not logged out. ${reply.detail}` })
    return
  }
  forgetTerm()
  clearDesk()
  await forgetAllDrafts()
  window.location.replace('/')
}
