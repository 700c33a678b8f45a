import type { CSSProperties } from 'react'
import type { BuildComponent } from '../api/wire'
import { counted } from '../parts/figures'
import type { Edge, Graph, Spot } from './graph'
import { type Group, isIn } from './groups'
import { Meter } from './Meter'
import { PartGlyph } from './PartGlyph'
import { Took } from './Took'
import './graph.css'

const WIDE = 160
const HIGH = 58
const GAP_X = 36
const GAP_Y = 16
/** Beyond, lines say nothing any more: it is a list on every screen. */
const SPOTS = 300
const EDGES = 1_500

/** For the style sheet, which puts them in a list where there is no room. */
const places = (pixels: Record<string, number>): CSSProperties =>
  Object.fromEntries(Object.entries(pixels).map(([name, value]) => [`--${name}`, `${value}px`]))

export interface Chosen {
  id: string | undefined
  choose: (id: string | undefined) => void
}

/** What needs what: each right of all that it needs; where there is no room, a list in the same order. */
export function GraphView(props: {
  graph: Graph
  components: readonly BuildComponent[]
  group: Group
  chosen: Chosen
}) {
  const { graph, components, group, chosen } = props
  const byId = new Map(components.map((one) => [one.id, one]))
  const rows = Math.max(...graph.sizes)
  const at = ({ layer, row }: Spot) => ({
    x: layer * (WIDE + GAP_X),
    // Each column in the middle of the height.
    y: (row + (rows - (graph.sizes[layer] ?? 0)) / 2) * (HIGH + GAP_Y),
  })
  const width = graph.sizes.length * (WIDE + GAP_X) - GAP_X
  const height = rows * (HIGH + GAP_Y) - GAP_Y
  const listed = graph.spots.length > SPOTS || graph.edges.length > EDGES
  return (
    <div className="build-graph" data-listed={listed || undefined} style={places({ w: width, h: height })}>
      {!listed && (
        <Lines
          graph={graph}
          at={at}
          size={{ width, height }}
          lookOf={(edge) => lookOf(edge, byId, chosen.id)}
        />
      )}
      <ul>
        {graph.spots.map((spot) => {
          const one = byId.get(spot.id)
          return (
            <li
              key={spot.id}
              className="build-node"
              data-status={one?.status ?? 'missing'}
              data-aside={!(one ? isIn(group, one) : group === 'all') || undefined}
              style={places({ ...at(spot), w: WIDE, h: HIGH })}
            >
              {one ? (
                <Node one={one} byId={byId} missing={graph.missing.get(one.id) ?? []} chosen={chosen} />
              ) : (
                <span className="build-node-in" title={`${spot.id} is needed, and no component is it`}>
                  <b className="one-line">{spot.id}</b>
                  <span className="warn">is not there</span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type ById = ReadonlyMap<string, BuildComponent>

function lookOf({ from, to, back }: Edge, byId: ById, chosen: string | undefined): string {
  const needed = byId.get(from)
  const look = [
    back || !needed
      ? 'wrong'
      : byId.get(to)?.status === 'in_progress'
        ? 'now'
        : needed.status === 'completed'
          ? 'done'
          : '',
  ]
  if (chosen === from || chosen === to) look.push('on')
  return look.join(' ').trim()
}

function Lines(props: {
  graph: Graph
  at: (spot: Spot) => { x: number; y: number }
  size: { width: number; height: number }
  lookOf: (edge: Edge) => string
}) {
  const { graph, at, size, lookOf } = props
  const spots = new Map(graph.spots.map((spot) => [spot.id, at(spot)]))
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      {graph.edges.map((edge) => {
        const a = spots.get(edge.from)
        const b = spots.get(edge.to)
        if (!a || !b) return null
        const [x1, y1, x2, y2] = [a.x + WIDE, a.y + HIGH / 2, b.x, b.y + HIGH / 2]
        const bend = Math.max(18, Math.abs(x2 - x1) / 2)
        return (
          <path
            key={`${edge.from} ${edge.to}`}
            className={lookOf(edge)}
            d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
          />
        )
      })}
    </svg>
  )
}

function Node(props: { one: BuildComponent; byId: ById; missing: readonly string[]; chosen: Chosen }) {
  const { one, byId, missing, chosen } = props
  const on = chosen.id === one.id
  const waits = one.dependencies.filter((id) => byId.get(id)?.status !== 'completed').length
  const begun = one.status !== 'not_started' && one.status !== 'blocked'
  return (
    <button
      type="button"
      className="build-node-in"
      title={one.error ?? undefined}
      aria-expanded={on}
      onClick={() => chosen.choose(on ? undefined : one.id)}
    >
      <span className="build-node-row">
        <PartGlyph status={one.status} />
        <b className="one-line">{one.name}</b>
        <span className="quiet num">
          {begun ? <Took part={one} /> : waits > 0 ? `waits on ${waits}` : ''}
        </span>
      </span>
      <span className="build-node-row">
        <Meter percent={one.progress} status={one.status} of={one.name} />
        <span className="quiet num">{Math.round(one.progress)} %</span>
      </span>
      <span className="quiet build-node-after">
        {one.dependencies.length === 0
          ? 'first'
          : `after ${one.dependencies.map((id) => byId.get(id)?.name ?? id).join(', ')}`}
      </span>
      {missing.length > 0 && (
        <span className="warn build-node-after">
          needs {missing.join(', ')}, which {missing.length === 1 ? 'is' : 'are'} not there
        </span>
      )}
    </button>
  )
}

/** "a needs b needs a". */
export const circleOf = (ids: readonly string[]): string =>
  ids.length > 8
    ? `${counted(ids.length, 'component')}, ${ids[0]} among them`
    : [...ids, ids[0] ?? ''].join(' needs ')
