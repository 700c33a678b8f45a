import { FileText } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Project, Spec } from '../../api/wire'
import { heldOf, useSnapshot } from '../../live/useSnapshot'
import { Ago } from '../../parts/Ago'
import { sized } from '../../parts/figures'
import { Trouble } from '../../parts/Trouble'
import { hrefOf } from '../../place/place'
import type { TabProps } from '../ProjectPage'
import { LOOP, SPECS } from '../snapshot/sources'
import { AddSpec } from './AddSpec'
import { DeleteSpec } from './DeleteSpec'
import './specs.css'

const PROMPTS = [
  { name: 'PROMPT.md', what: 'What the loop is told at the beginning of each iteration' },
  { name: 'AGENTS.md', what: 'How to work in this project; injected notes end here' },
]

/** What the loop is told: its prompts and its specs. Each is opened in the editor, with its save guard. */
export default function SpecsPage({ project, writes }: TabProps) {
  const { value: specs, trouble } = useSnapshot(SPECS, project)
  const files = useSnapshot(LOOP, project).value?.files
  const again = () => void heldOf(SPECS, project).now()
  return (
    <div className="loop-page narrow">
      <Trouble of={trouble} again={again} what="The specs" />
      <section className="pane" aria-label="Prompts">
        <header className="pane-head">
          <h2>Prompts</h2>
        </header>
        <ul className="spec-list">
          {PROMPTS.map(({ name, what }) => (
            <li key={name}>
              <FileText size={14} strokeWidth={1.6} aria-hidden />
              {files && !files.includes(name) ? (
                <span className="quiet">{name}, not there yet</span>
              ) : (
                <Link href={hrefOf({ page: 'file', path: `${project.path}/${name}` })}>{name}</Link>
              )}
              <span className="quiet one-line">{what}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="pane" aria-label="Specs">
        <header className="pane-head">
          <h2>Specs</h2>
          <span className="secondary">{specs?.length ?? ''}</span>
          <span className="gap" />
          {writes && <AddSpec project={project} taken={specs?.map(({ name }) => name) ?? []} />}
        </header>
        {specs?.length === 0 && (
          <p className="pane-none quiet">
            None yet. A spec is a Markdown file beneath <code>specs/</code> that says what shall be built.
          </p>
        )}
        <ul className="spec-list">
          {specs?.map((spec) => (
            <SpecRow key={spec.name} project={project} spec={spec} writes={writes} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function SpecRow({ project, spec, writes }: { project: Project; spec: Spec; writes: boolean }) {
  const [asked, setAsked] = useState(false)
  const { name, size, modified } = spec
  return (
    <li>
      <FileText size={14} strokeWidth={1.6} aria-hidden />
      <Link href={hrefOf({ page: 'file', path: `${project.path}/specs/${name}` })}>{name}</Link>
      <span className="quiet one-line">
        {sized(size)}, <Ago at={Date.parse(modified)} />
      </span>
      {writes && !name.includes('/') && (
        <DeleteSpec project={project} name={name} asked={asked} onAsk={setAsked} />
      )}
    </li>
  )
}
