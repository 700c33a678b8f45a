import {
  CircleCheck,
  CircleMinus,
  CirclePause,
  Eye,
  Hourglass,
  type LucideIcon,
  MessageSquareWarning,
  OctagonX,
  Unplug,
} from 'lucide-react'
import './marks.css'

/** What a loop, or a project without one, may be; another word of a newer node is shown as it is. */
export type Status =
  | 'running'
  | 'waiting'
  | 'stuck'
  | 'paused'
  | 'complete'
  | 'error'
  | 'stopped'
  | 'gone'
  | 'initializing'
  | 'pending'
  | 'in_progress'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'idle'
  | 'watching'

type Icon = LucideIcon | typeof OpenRing

const LOOKS: Record<Status, { word: string; tone: string; icon: Icon }> = {
  running: { word: 'Running', tone: 'accent', icon: OpenRing },
  waiting: { word: 'Waiting', tone: 'warn', icon: MessageSquareWarning },
  stuck: { word: 'Stuck', tone: 'stuck', icon: Hourglass },
  paused: { word: 'Paused', tone: 'quiet', icon: CirclePause },
  complete: { word: 'Finished', tone: 'ok', icon: CircleCheck },
  error: { word: 'Failed', tone: 'bad', icon: OctagonX },
  stopped: { word: 'Stopped', tone: 'quiet', icon: CircleMinus },
  initializing: { word: 'Starting', tone: 'accent', icon: OpenRing },
  pending: { word: 'Pending', tone: 'quiet', icon: CircleMinus },
  in_progress: { word: 'Building', tone: 'accent', icon: OpenRing },
  completed: { word: 'Completed', tone: 'ok', icon: CircleCheck },
  failed: { word: 'Failed', tone: 'bad', icon: OctagonX },
  cancelled: { word: 'Cancelled', tone: 'quiet', icon: CircleMinus },
  idle: { word: 'Idle', tone: 'quiet', icon: CircleMinus },
  gone: { word: 'Gone', tone: 'bad', icon: Unplug },
  watching: { word: 'Watching', tone: 'quiet', icon: Eye },
}

const lookOf = (status: string) =>
  LOOKS[status as Status] ?? { word: status, tone: 'quiet', icon: CircleMinus }

/** The status in a heading: icon, word and colour. */
export function StatusPill({ status, word }: { status: string; word?: string }) {
  const { word: usual, tone, icon: Icon } = lookOf(status)
  return (
    <span className={`pill status ${tone}`} data-status={status}>
      <Icon size={14} strokeWidth={1.8} aria-hidden />
      {word ?? usual}
    </span>
  )
}

/** In a row: the same without its ground. */
export function StatusWord({ status, word }: { status: string; word?: string }) {
  const { word: usual, tone, icon: Icon } = lookOf(status)
  return (
    <span className={`status ${tone}`} data-status={status}>
      <Icon size={14} strokeWidth={1.8} aria-hidden />
      {word ?? usual}
    </span>
  )
}

/** In a list, where there is room for the glyph alone: the word is there for who hears the page. */
export function StatusGlyph({ status, size = 14 }: { status: string; size?: number }) {
  const { word, tone, icon: Icon } = lookOf(status)
  return (
    <span className={`glyph ${tone}`} data-status={status} title={word}>
      <Icon size={size} strokeWidth={1.8} aria-hidden />
      <span className="hidden-word">{word}</span>
    </span>
  )
}

/** Running: a ring that is open, and something in it; it stands still. */
function OpenRing({ size, strokeWidth }: { size: number; strokeWidth: number; 'aria-hidden'?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth + 0.2}
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M13 3.1A9 9 0 1 1 4 8" />
      <circle cx="12" cy="12" r="2.6" fill="currentColor" stroke="none" />
    </svg>
  )
}
