import { MessageSquareWarning, OctagonX } from 'lucide-react'
import { Link } from 'wouter'
import type { Notification, Project } from '../../api/wire'
import { Ago } from '../../parts/Ago'
import { Banner } from '../../parts/Banner'
import { hrefOf } from '../../place/place'
import { openPanel } from '../control/deeds'

/** What the loop says to people and nobody has answered yet. */
export function Spoken({
  project,
  notifications,
  writes,
}: {
  project: Project
  notifications: readonly Notification[]
  writes: boolean
}) {
  return notifications
    .filter(({ active }) => active)
    .map((one) => (
      <div key={one.event_id} className="spoken">
        <Banner
          tone={one.severity === 'error' ? 'red' : 'yellow'}
          icon={one.severity === 'error' ? OctagonX : MessageSquareWarning}
          title={one.message}
          acts={
            <>
              {writes && (
                <button type="button" className="btn primary" onClick={() => openPanel(project, 'inject')}>
                  Reply
                </button>
              )}
              <Link className="btn" href={hrefOf({ page: 'project', id: project.id, tab: 'notifications' })}>
                Details
              </Link>
            </>
          }
        >
          <span className="spoken-whence">
            {one.prefix && `${one.prefix.toLowerCase().replaceAll('_', ' ')}, `}
            {one.iteration !== null && `iteration ${one.iteration}, `}
            <When stamp={one.timestamp} />
          </span>
        </Banner>
      </div>
    ))
}

export function When({ stamp }: { stamp: string }) {
  const at = Date.parse(stamp)
  return Number.isNaN(at) ? stamp : <Ago at={at} />
}
