import { useState } from 'react'
import { Link } from 'wouter'
import type { Build, Project } from '../api/wire'
import { Ago } from '../parts/Ago'
import { sized } from '../parts/figures'
import { hrefOf } from '../place/place'
import './runs.css'

const FEW = 8

/** What came out of the build, the newest first; each opens as any file does. */
export function Artifacts({ project, build }: { project: Project; build: Build }) {
  const [all, setAll] = useState(false)
  const { artifacts } = build
  if (artifacts.length === 0) return null
  return (
    <section className="pane" aria-label="Artifacts">
      <header className="pane-head">
        <h2>Artifacts</h2>
        <span className="secondary num">{artifacts.length}</span>
        {artifacts.length > FEW && (
          <button type="button" className="btn ghost" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${artifacts.length}`}
          </button>
        )}
      </header>
      <ul className="build-rows">
        {(all ? artifacts : artifacts.slice(0, FEW)).map((file) => (
          <li key={file.path}>
            <Link
              className="one-line"
              title={file.path}
              href={hrefOf({ page: 'file', path: `${project.path}/${file.path}` })}
            >
              {file.name}
            </Link>
            <span className="quiet num">{sized(file.size)}</span>
            <span className="quiet num">
              <Ago at={Date.parse(file.mtime)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
