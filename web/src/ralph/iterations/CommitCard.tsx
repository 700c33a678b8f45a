import { useEffect, useState } from 'react'
import { getDiff } from '../../api/loopCalls'
import type { Reply } from '../../api/request'
import type { CommitDiff, Project } from '../../api/wire'
import { DiffLines } from '../DiffLines'

/** What a commit changed. */
export function CommitCard({
  project,
  hash,
  message,
}: {
  project: Project
  hash: string
  message: string | null
}) {
  const [reply, setReply] = useState<Reply<CommitDiff>>()
  useEffect(() => {
    let here = true
    setReply(undefined)
    void getDiff(project.id, hash).then((answer) => {
      if (here) setReply(answer)
    })
    return () => {
      here = false
    }
  }, [project.id, hash])
  return (
    <section className="pane" aria-label={`Commit ${hash}`}>
      <header className="pane-head">
        <h2>Commit</h2>
        <code>{hash.slice(0, 10)}</code>
        <span className="one-line secondary">{message}</span>
      </header>
      {reply?.ok && <DiffLines diff={reply.value.diff} />}
      {reply?.ok && reply.value.cut && (
        <p className="pane-none quiet">It is longer than 1 MiB: this is its beginning.</p>
      )}
      {reply && !reply.ok && <p className="pane-none quiet">{reply.detail}</p>}
    </section>
  )
}
