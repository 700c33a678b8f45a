import { ArrowLeft, X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import { counted } from '../../parts/figures'
import { Trouble } from '../../parts/Trouble'
import { hrefOf } from '../../place/place'
import { StaleMark } from '../Card'
import { When } from '../When'
import { sourceWord } from '../words'
import { Message } from './Message'
import { useEnd } from './useEnd'
import { useTranscript } from './useTranscript'

const LIST = { page: 'hermes', tab: 'sessions' } as const

/** What the user and the agent said in one session. */
export function TranscriptView({ session }: { session: string }) {
  const { newest, known, earlier, asking, trouble } = useTranscript(session)
  const scroller = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  useEnd(scroller, inner)
  const more = useKeptPlace(scroller, known.messages[0]?.id, earlier)
  const { value, failed } = newest
  return (
    <section className="pane hud-transcript" aria-label="Transcript">
      <header className="pane-head">
        <Link className="ib back" href={hrefOf(LIST)} aria-label="Back to the sessions">
          <ArrowLeft size={16} strokeWidth={1.8} aria-hidden />
        </Link>
        <h2 className="one-line" title={session}>
          {value?.title ?? session}
        </h2>
        <StaleMark reason={newest.stale} />
        <span className="hud-end quiet num one-line">
          {value && (
            <>
              {sourceWord(value.source)}, <When at={value.started_at} />
            </>
          )}
        </span>
        <Link className="ib close" href={hrefOf(LIST)} aria-label="Close the transcript">
          <X size={16} strokeWidth={1.8} aria-hidden />
        </Link>
      </header>
      <Trouble of={failed} again={newest.again} what="The transcript" />
      <div className="hud-messages" ref={scroller} tabIndex={-1}>
        <div ref={inner}>
          {known.hasMore && (
            <p className="hud-earlier">
              <button type="button" className="btn" disabled={asking} onClick={more}>
                {asking ? 'Reading…' : 'Show earlier messages'}
              </button>
              {trouble !== null && (
                <span className="bad" role="alert">
                  {trouble}
                </span>
              )}
            </p>
          )}
          {value && known.messages.length === 0 && (
            <p className="quiet hud-pad">Nothing was said in it yet. What is said shows here at once.</p>
          )}
          {value && known.messages.length > 0 && !known.hasMore && (
            <p className="quiet hud-begins num">
              {counted(known.messages.length, 'message')} from the beginning
            </p>
          )}
          <ol>
            {known.messages.map((message) => (
              <Message key={message.id} of={message} />
            ))}
          </ol>
        </div>
      </div>
    </section>
  )
}

/** What comes above leaves what is read where it is. */
function useKeptPlace(
  scroller: React.RefObject<HTMLElement | null>,
  first: string | number | undefined,
  earlier: () => Promise<void>,
): () => void {
  const below = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when older ones have come
  useLayoutEffect(() => {
    const box = scroller.current
    if (box && below.current !== null) box.scrollTop = box.scrollHeight - below.current
    below.current = null
  }, [first])
  return () => {
    const box = scroller.current
    below.current = box ? box.scrollHeight - box.scrollTop : null
    void earlier()
  }
}
