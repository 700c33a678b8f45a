import { FileX, Lock, TriangleAlert } from 'lucide-react'
import { Banner } from '../parts/Banner'
import { isReadOnly } from './fileState'
import type { Session, SessionView } from './session'

/** Everything that the user must know about the file. */
export function FileBanners({ session, view }: { session: Session; view: SessionView }) {
  const { file } = view
  return (
    <>
      {file.gone && (
        <Banner tone="red" icon={FileX} title="File was deleted">
          Its text stays here. Save is off until the file is back.
        </Banner>
      )}
      {file.conflict && (
        <Banner
          tone="yellow"
          icon={TriangleAlert}
          title="File changed on disk"
          acts={
            <>
              <Act name="Reload from disk" run={() => session.happen({ type: 'reloadChosen' })} />
              {view.noWriting === null && (
                <Act name="Keep mine" run={() => session.happen({ type: 'keptMine' })} />
              )}
            </>
          }
        >
          while you have unsaved edits. Nothing is replaced until you choose.
        </Banner>
      )}
      {file.unreadable && (
        <Banner tone="red" icon={TriangleAlert} title="The file cannot be read now.">
          {file.unreadable.message}
        </Banner>
      )}
      {file.failure && (
        <Banner
          tone="red"
          icon={TriangleAlert}
          title="Not saved."
          acts={
            <>
              <Act name="Save again" run={() => session.save()} />
              <Act name="Dismiss" run={() => session.happen({ type: 'failureRead' })} />
            </>
          }
        >
          {file.failure.message}
        </Banner>
      )}
      {isReadOnly(file) && (
        <Banner tone="plain" icon={Lock} title="Read-only:">
          these bytes are not text, so what you see is only a view of them.
        </Banner>
      )}
    </>
  )
}

function Act({ name, run }: { name: string; run: () => void }) {
  return (
    <button type="button" className="btn" onClick={run}>
      {name}
    </button>
  )
}
