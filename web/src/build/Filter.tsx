import type { BuildPartStatus } from '../api/wire'
import { choicesOf, type Group } from './groups'
import './graph.css'

/** Which of the parts are looked at; nothing to choose where they all stand alike. */
export function Filter(props: {
  of: string
  parts: readonly { status: BuildPartStatus }[]
  group: Group
  choose: (group: Group) => void
}) {
  const { of, parts, group, choose } = props
  const choices = choicesOf(parts)
  if (choices.length < 3 && group === 'all') return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons, not fields of a form
    <div className="build-filter" role="group" aria-label={`${of} by status`}>
      <span className="seg">
        {choices.map((one) => (
          <button
            key={one.group}
            type="button"
            aria-pressed={one.group === group}
            onClick={() => choose(one.group)}
          >
            {one.word} <span className="quiet num">{one.count}</span>
          </button>
        ))}
      </span>
    </div>
  )
}
