import { Bell, BellOff, BellRing } from 'lucide-react'
import type { Notification, Project } from '../../api/wire'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Empty } from '../../parts/Empty'
import { StatusWord } from '../../parts/StatusPill'
import { Trouble } from '../../parts/Trouble'
import { controlOf, openPanel, useControl } from '../control/deeds'
import { InjectForm } from '../control/InjectForm'
import { When } from '../overview/Spoken'
import type { TabProps } from '../ProjectPage'
import { LOOP, NOTIFICATIONS } from '../snapshot/sources'
import { askToNotify, stopNotifying, useWish } from './browser'
import './notifications.css'

/** What the loop said to people, and how to hear of it elsewhere. */
export default function NotificationsPage({ project, writes }: TabProps) {
  const { value, trouble } = useSnapshot(NOTIFICATIONS, project)
  const waiting = useSnapshot(LOOP, project).value?.waiting_note ?? null
  const { panel, trouble: failed } = controlOf(project, useControl())
  const again = () => void heldOf(NOTIFICATIONS, project).now()
  return (
    <div className="loop-page narrow">
      <Trouble of={trouble} again={again} what="The notifications" />
      <Elsewhere />
      {panel === 'inject' && <InjectForm project={project} waiting={waiting} />}
      {failed !== null && (
        <p className="bad" role="alert">
          {failed}
        </p>
      )}
      {value?.length === 0 && (
        <Empty icon={Bell} title="Nothing was said yet">
          <p>
            A loop asks and tells by writing <code>.ralph/pending-notification.txt</code>. What it says shows
            here at once, and on the home page.
          </p>
        </Empty>
      )}
      {value && value.length > 0 && (
        <ul className="pane notices" aria-label="Notifications">
          {value.map((one) => (
            <Notice key={one.event_id} project={project} one={one} writes={writes} />
          ))}
        </ul>
      )}
    </div>
  )
}

const TONE = { error: 'error', success: 'complete', info: 'waiting' } as const

function Notice({ project, one, writes }: { project: Project; one: Notification; writes: boolean }) {
  const { active, severity, prefix, kind, message, details, iteration, timestamp } = one
  const word = (prefix ?? kind).replaceAll('_', ' ').toLowerCase()
  return (
    <li className={active ? 'active' : undefined}>
      <StatusWord status={active || severity !== 'info' ? TONE[severity] : 'stopped'} word={word} />
      <div className="notice-text">
        <p>{message}</p>
        {details && <p className="quiet details">{details}</p>}
        {active && writes && (
          <button type="button" className="btn primary" onClick={() => openPanel(project, 'inject')}>
            Reply
          </button>
        )}
      </div>
      <span className="quiet notice-when">
        {iteration !== null && `iteration ${iteration}, `}
        <When stamp={timestamp} />
        {active && <b className="accent"> pending</b>}
      </span>
    </li>
  )
}

/** The browser's own permission is asked for only when somebody presses the button. */
function Elsewhere() {
  const { wish } = useWish()
  return (
    <section className="pane elsewhere" aria-label="Be told elsewhere">
      <div>
        <p>
          <b>{WISH[wish]}</b>
        </p>
        <p className="quiet">
          For a phone or a chat, start the node with <code>--notify-url</code>, or set <code>notify_url</code>{' '}
          in its settings: a webhook, or a topic of ntfy.
        </p>
      </div>
      {wish === 'off' && (
        <button type="button" className="btn" onClick={() => void askToNotify()}>
          <BellRing size={14} strokeWidth={1.8} aria-hidden />
          Tell me here
        </button>
      )}
      {wish === 'on' && (
        <button type="button" className="btn" onClick={stopNotifying}>
          <BellOff size={14} strokeWidth={1.8} aria-hidden />
          No longer
        </button>
      )}
    </section>
  )
}

const WISH = {
  off: 'This browser can tell you when a loop waits, is stuck, fails or finishes.',
  on: 'This browser tells you when a loop waits, is stuck, fails or finishes, while you look elsewhere.',
  denied: 'This browser may not show notifications: allow them for this address in its settings.',
  impossible: 'This browser shows no notifications on this address.',
} as const
