import { create } from 'zustand'
import type { Envelope } from '../../api/wire'
import { onEvent } from '../../live/connection'
import { useProjects } from '../../live/projects'
import { hrefOf } from '../../place/place'

const KEY = 'sightline.notify'

/** Whether this browser is told of what needs people: asked for by a button, and never by itself. */
export type Wish = 'off' | 'on' | 'denied' | 'impossible'

function wishOf(): Wish {
  if (!('Notification' in window)) return 'impossible'
  if (Notification.permission === 'denied') return 'denied'
  return Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on' ? 'on' : 'off'
}

export const useWish = create<{ wish: Wish }>(() => ({ wish: wishOf() }))

export async function askToNotify(): Promise<void> {
  if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(KEY, 'on')
  useWish.setState({ wish: wishOf() })
}

export function stopNotifying(): void {
  localStorage.removeItem(KEY)
  useWish.setState({ wish: wishOf() })
}

const STATUS: Record<string, string> = {
  waiting: 'waits for you',
  stuck: 'is stuck',
  error: 'has failed',
  complete: 'has finished',
}

/** What an event is worth telling somebody who looks elsewhere. */
export function wordsOf({ type, data }: Envelope, name: string): { title: string; body: string } | undefined {
  if (type === 'notification') {
    const prefix = typeof data.prefix === 'string' ? data.prefix.replaceAll('_', ' ').toLowerCase() : 'says'
    return { title: `${name}: ${prefix}`, body: String(data.message ?? '') }
  }
  const words = type === 'status_changed' ? STATUS[String(data.status)] : undefined
  return words === undefined ? undefined : { title: `${name} ${words}`, body: '' }
}

/** Tells only who does not look: the page itself says it all. */
export function followForNotices(): () => void {
  return onEvent((envelope) => {
    if (document.visibilityState === 'visible' || wishOf() !== 'on') return
    const { project: id } = envelope
    if (id === undefined) return
    const name = useProjects.getState().projects.find((project) => project.id === id)?.name ?? id
    const words = wordsOf(envelope, name)
    if (words === undefined) return
    // One tag a project: the newest takes the place of the one before.
    const notice = new Notification(words.title, { body: words.body, tag: id })
    notice.onclick = () => {
      window.focus()
      history.pushState(null, '', hrefOf({ page: 'project', id, tab: 'overview' }))
      notice.close()
    }
  })
}
