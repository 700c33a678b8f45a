import { History } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Project } from '../../api/wire'
import type { KeptDraft } from '../../desk/keptDrafts'
import { Ago } from '../../parts/Ago'
import { Banner } from '../../parts/Banner'
import { showToast } from '../../parts/toasts'
import { DiffLines } from '../DiffLines'
import { unifiedDiff } from '../unifiedDiff'
import { resumeDraft } from './drafts'
import { forgetPlan, keepPlan, keptPlan } from './keeping'

/** Gives an edit back that was not saved when the page went. `raw`: the plan on the disk, '' for none. */
export function KeptOffer({ project, raw }: { project: Project; raw: string }) {
  const [kept, setKept] = useState<KeptDraft>()
  const [compared, setCompared] = useState(false)
  const { id } = project
  useEffect(() => {
    let here = true
    setKept(undefined)
    void keptPlan(id).then((draft) => {
      if (here) setKept(draft)
    })
    return () => {
      here = false
    }
  }, [id])
  // What is on the disk by now needs no offer.
  const idle = kept !== undefined && kept.text === raw
  useEffect(() => {
    if (idle) forgetPlan(id)
  }, [idle, id])
  if (!kept || idle) return null
  const discard = () => {
    forgetPlan(id)
    setKept(undefined)
    showToast({
      key: `plan ${id}`,
      text: 'The edits of the plan were thrown away',
      action: { label: 'Undo', run: () => void keepPlan(kept).then(() => setKept(kept)) },
    })
  }
  return (
    <div className="spoken">
      <Banner
        tone="yellow"
        icon={History}
        title="Edits of the plan were not saved"
        acts={
          <>
            <button type="button" className="btn primary" onClick={() => resumeDraft(project, kept)}>
              Go on editing
            </button>
            <button
              type="button"
              className="btn"
              aria-expanded={compared}
              onClick={() => setCompared(!compared)}
            >
              {compared ? 'Hide diff' : 'View diff'}
            </button>
            <button type="button" className="btn" onClick={discard}>
              Discard
            </button>
          </>
        }
      >
        when this page went, <Ago at={kept.at} />. This browser has kept them.
      </Banner>
      {compared && <DiffLines diff={unifiedDiff(kept.base.text, kept.text)} />}
    </div>
  )
}
