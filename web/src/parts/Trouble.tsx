import { TriangleAlert } from 'lucide-react'
import { Banner } from './Banner'

/** Why what is shown may be old, or is not shown at all, and what to do about it. */
export function Trouble({
  of,
  again,
  what,
}: {
  of: { detail: string } | null
  again: () => void
  what: string
}) {
  if (of === null) return null
  return (
    <Banner
      tone="plain"
      icon={TriangleAlert}
      title={`${what} could not be read.`}
      acts={
        <button type="button" className="btn" onClick={again}>
          Try again
        </button>
      }
    >
      {of.detail}
    </Banner>
  )
}
