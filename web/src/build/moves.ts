import type { Build, CheckpointStep } from '../api/wire'
import { PART_WORDS } from './words'

type Move = CheckpointStep['components'][number]

/** The name of a part, by its id; one that is not there any more has only that. */
export type NameOf = (id: string) => string

export function namesOf({ components, features }: Build): { component: NameOf; feature: NameOf } {
  const known = (parts: readonly { id: string; name: string }[]): NameOf => {
    const names = new Map(parts.map(({ id, name }) => [id, name]))
    return (id) => names.get(id) || id
  }
  return { component: known(components), feature: known(features) }
}

/** What a checkpoint says of a part that the one before did not: "web 40 to 70 %". */
export function moveOf({ status, progress, removed, before }: Move, name: string): string {
  const percent = Math.round(progress)
  if (removed) return `${name} removed`
  if (status !== before?.status && (status === 'completed' || status === 'error')) {
    return `${name} ${status === 'completed' ? 'completed' : 'failed'}`
  }
  if (before === null) return percent > 0 ? `${name} new, ${percent} %` : `${name} new`
  if (percent !== Math.round(before.progress)) return `${name} ${Math.round(before.progress)} to ${percent} %`
  if (status !== before.status) return `${name} ${(PART_WORDS[status] ?? status).toLowerCase()}`
  return `${name} changed`
}

/** What a checkpoint changed, kind by kind; kinds without a change are left out. */
export function changesOf(
  step: CheckpointStep,
  names: { component: NameOf; feature: NameOf },
): { kind: string; what: string[] }[] {
  return [
    {
      kind: 'Components',
      what: step.components.map((one) => moveOf(one, names.component(one.component_id ?? ''))),
    },
    { kind: 'Features', what: step.features.map((one) => moveOf(one, names.feature(one.feature_id ?? ''))) },
    { kind: 'Tasks done', what: step.tasks_completed },
    { kind: 'Files written', what: step.files_created },
  ].filter(({ what }) => what.length > 0)
}
