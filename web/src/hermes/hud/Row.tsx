import type { ReactNode } from 'react'

/** A row of a card: what leads, what it is about, and what stands at the edge. */
export function Row({ lead, children, end }: { lead?: ReactNode; children: ReactNode; end?: ReactNode }) {
  return (
    <li className="hud-row">
      {lead !== undefined && <span className="hud-lead one-line">{lead}</span>}
      <span className="hud-what one-line">{children}</span>
      {end !== undefined && <span className="hud-edge num quiet">{end}</span>}
    </li>
  )
}
