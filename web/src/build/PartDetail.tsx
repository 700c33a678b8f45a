import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Build, BuildComponent, Project } from '../api/wire'
import { Ago } from '../parts/Ago'
import { hrefOf } from '../place/place'
import { PartWord } from './PartGlyph'
import { Took } from './Took'

/** So many files are listed; the rest is counted. */
const FILES = 40

/** A component in full: what it needs, who needs it, what it wrote, why it failed. */
export function PartDetail(props: {
  project: Project
  build: Build
  one: BuildComponent
  choose: (id: string | undefined) => void
}) {
  const { project, build, one, choose } = props
  const names = new Map(build.components.map(({ id, name }) => [id, name]))
  const needed = build.components.filter(({ dependencies }) => dependencies.includes(one.id))
  const features = build.features.filter(({ component }) => component === one.id)
  const tested = one.testsPass || one.status === 'completed' || one.status === 'error'
  return (
    <section className="build-detail" aria-label={one.name}>
      <header>
        <b className="one-line">{one.name}</b>
        {one.type && <span className="tag">{one.type}</span>}
        <PartWord status={one.status} />
        <span className="quiet num">{Math.round(one.progress)} %</span>
        <span className="gap" />
        <button
          type="button"
          className="ib"
          aria-label={`Close ${one.name}`}
          onClick={() => choose(undefined)}
        >
          <X size={15} strokeWidth={1.8} aria-hidden />
        </button>
      </header>
      {one.error && <p className="bad">{one.error}</p>}
      <dl className="build-facts">
        <Fact name="Needs">
          {one.dependencies.length === 0
            ? 'nothing'
            : one.dependencies.map((id) => <Name key={id} id={id} name={names.get(id)} choose={choose} />)}
        </Fact>
        <Fact name="Needed by">
          {needed.length === 0
            ? 'nothing'
            : needed.map(({ id, name }) => <Name key={id} id={id} name={name} choose={choose} />)}
        </Fact>
        {one.startTime !== undefined && (
          <Fact name="Began">
            <Ago at={one.startTime} />
          </Fact>
        )}
        {one.startTime !== undefined && (one.endTime !== undefined || one.status === 'in_progress') && (
          <Fact name={one.endTime === undefined ? 'Takes' : 'Took'}>
            <Took part={one} />
          </Fact>
        )}
        {tested && <Fact name="Tests">{one.testsPass ? 'pass' : 'are not said to pass'}</Fact>}
        {features.length > 0 && <Fact name="Features">{features.map(({ name }) => name).join(', ')}</Fact>}
        {one.files.length > 0 && (
          <Fact name="Files">
            {one.files.slice(0, FILES).map((file) => (
              <Link
                key={file}
                className="build-link mono"
                href={hrefOf({ page: 'file', path: inProject(project, file) })}
              >
                {file}
              </Link>
            ))}
            {one.files.length > FILES && <span>and {one.files.length - FILES} more</span>}
          </Fact>
        )}
      </dl>
    </section>
  )
}

const inProject = ({ path }: Project, file: string) => (file.startsWith('/') ? file : `${path}/${file}`)

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Name(props: { id: string; name: string | undefined; choose: (id: string) => void }) {
  const { id, name, choose } = props
  if (name === undefined) return <span className="warn">{id}, which is not there</span>
  return (
    <button type="button" className="build-link" onClick={() => choose(id)}>
      {name}
    </button>
  )
}
