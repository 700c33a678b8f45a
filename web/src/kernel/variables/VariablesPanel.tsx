import { Search, TriangleAlert, Variable as VariableIcon } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Variable, Variables } from '../../api/variables'
import { Banner } from '../../parts/Banner'
import { Empty } from '../../parts/Empty'
import { grouped, sized } from '../../parts/figures'
import { visible } from '../output/visible'
import { useVariables } from './useVariables'
import './variables.css'

interface Props {
  session: string
  /** A server that this node proxies; none is this node itself. */
  server?: string | undefined
  /** Changes whenever a statement has ended: then the variables may be others. */
  finished: unknown
}

/** What the kernel's namespace holds. */
export function VariablesPanel({ session, server, finished }: Props) {
  const { variables, busy, refusal, ask } = useVariables(session, server, finished)
  return (
    <section className="vars" aria-label="Variables">
      {refusal && (
        <Banner
          tone="red"
          icon={TriangleAlert}
          title="The variables cannot be read:"
          acts={
            <button type="button" className="btn" onClick={ask}>
              Ask again
            </button>
          }
        >
          {refusal.detail}
          {variables && ' Shown are the last known.'}
        </Banner>
      )}
      {variables ? (
        <Listing variables={variables} busy={busy} />
      ) : (
        busy && (
          <Empty icon={VariableIcon} title="A statement runs">
            <p>The variables can be read when it has ended.</p>
          </Empty>
        )
      )}
    </section>
  )
}

function Listing({ variables: { variables, more }, busy }: { variables: Variables; busy: boolean }) {
  const [wish, setWish] = useState('')
  const wished = useDeferredValue(wish.trim().toLowerCase())
  if (variables.length === 0) {
    return (
      <Empty icon={VariableIcon} title="No variables yet">
        <p>Run a statement: the names that it binds appear here.</p>
      </Empty>
    )
  }
  const shown = variables.filter(({ name, type }) => `${name} ${type}`.toLowerCase().includes(wished))
  return (
    <>
      <header className="vars-head">
        <label>
          <Search size={14} aria-hidden />
          <span className="hidden-word">Search variables</span>
          <input
            type="search"
            value={wish}
            placeholder="Name or type"
            onChange={({ target }) => setWish(target.value)}
          />
        </label>
        <span className="quiet" role="status">
          {busy && <span className="accent">from before, while it runs · </span>}
          {wished === ''
            ? grouped(variables.length + more)
            : `${shown.length} of ${grouped(variables.length)}`}
        </span>
      </header>
      {shown.length === 0 ? (
        <p className="vars-note">No name or type holds “{wish.trim()}”.</p>
      ) : (
        <div className="vars-list">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Type</th>
                <th scope="col">Shape</th>
                <th scope="col">Value</th>
                <th scope="col">Size</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((variable) => (
                <Row key={variable.name} variable={variable} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 && <p className="vars-note">{grouped(more)} more are not listed.</p>}
      <p className="vars-note">Modules, functions and classes are left out.</p>
    </>
  )
}

function Row({ variable: { name, type, repr, shape, size } }: { variable: Variable }) {
  return (
    <tr>
      <th scope="row" title={visible(name)}>
        {visible(name)}
      </th>
      <td className="type" title={visible(type)}>
        {visible(type)}
      </td>
      <td className="shape">{shape ? shape.map(grouped).join(' × ') : ''}</td>
      <td className="value" title={visible(repr)}>
        {shape && shape.length > 1 && <span className="brief">{shape.map(grouped).join(' × ')} </span>}
        {visible(repr)}
      </td>
      <td className="size">{size === null ? '' : sized(size)}</td>
    </tr>
  )
}
