import type { Build } from '../api/wire'
import { Ago } from '../parts/Ago'
import { PartWord } from './PartGlyph'
import './side.css'

/** What failed, and why, in full. */
export function Failures({ build }: { build: Build }) {
  const failed = build.components.filter(({ status, error }) => status === 'error' || error)
  if (failed.length === 0) return null
  return (
    <section className="pane build-failures" aria-label="Failures">
      {failed.map((one) => (
        <article key={one.id} className="build-failure">
          <header>
            <h2 className="one-line">{one.name}</h2>
            <PartWord status={one.status} />
            {one.endTime !== undefined && (
              <span className="quiet num">
                <Ago at={one.endTime} />
              </span>
            )}
          </header>
          <p>{one.error || 'Its checkpoint does not say why. What it wrote last stands in the terminal.'}</p>
        </article>
      ))}
    </section>
  )
}
