import type { BuildComponent } from '../api/wire'

/** Where a component stands: what it needs is left of it. */
export interface Spot {
  id: string
  layer: number
  row: number
  /** Somebody needs it, and no component is it. */
  missing: boolean
}

/** `from` is needed by `to`; `back` where it leads from right to left, as part of a circle. */
export interface Edge {
  from: string
  to: string
  back: boolean
}

export interface Graph {
  /** Layer by layer, each from above. */
  spots: readonly Spot[]
  edges: readonly Edge[]
  /** How many stand in each layer. */
  sizes: readonly number[]
  /** Dependencies that no component is, by who names them. */
  missing: ReadonlyMap<string, readonly string[]>
  /** Each needs the next one, and the last one needs the first; a few of them. */
  circles: readonly (readonly string[])[]
}

const CIRCLES = 20

type Needs = ReadonlyMap<string, readonly string[]>

const edgeKey = (from: string, to: string) => JSON.stringify([from, to])

/** Components in layers: each is right of all that it needs, but where they need each other. */
export function graphOf(components: readonly BuildComponent[]): Graph {
  const needs = new Map(components.map(({ id, dependencies }) => [id, [...new Set(dependencies)]]))
  const missing = new Map<string, readonly string[]>()
  for (const [id, wanted] of needs) {
    const unknown = wanted.filter((one) => !needs.has(one))
    if (unknown.length > 0) missing.set(id, unknown)
  }
  const absent = new Set([...missing.values()].flat())
  const { layers, back, circles } = layersOf([...needs.keys(), ...absent], needs)
  const columns = columnsOf(layers, needs)
  return {
    spots: columns.flatMap((ids, layer) =>
      ids.map((id, row) => ({ id, layer, row, missing: absent.has(id) })),
    ),
    edges: [...needs].flatMap(([to, wanted]) =>
      wanted.filter((from) => from !== to).map((from) => ({ from, to, back: back.has(edgeKey(from, to)) })),
    ),
    sizes: columns.map((ids) => ids.length),
    missing,
    circles,
  }
}

/** One after the other, without recursion: a chain may be as long as a file says. */
function layersOf(ids: readonly string[], needs: Needs) {
  const layers = new Map<string, number>()
  const back = new Set<string>()
  const circles: string[][] = []
  const open = new Set<string>()
  for (const root of ids) {
    if (layers.has(root)) continue
    const path = [{ id: root, at: 0 }]
    open.add(root)
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const wanted = needs.get(here.id) ?? []
      const need = wanted[here.at++]
      if (need === undefined) {
        const before = wanted.map((one) => layers.get(one) ?? -1)
        layers.set(here.id, Math.max(-1, ...before) + 1)
        open.delete(here.id)
        path.pop()
      } else if (open.has(need)) {
        back.add(edgeKey(need, here.id))
        if (circles.length < CIRCLES) {
          circles.push(path.slice(path.findIndex(({ id }) => id === need)).map(({ id }) => id))
        }
      } else if (!layers.has(need)) {
        path.push({ id: need, at: 0 })
        open.add(need)
      }
    }
  }
  return { layers, back, circles }
}

/** Each beside what it needs, so that lines cross little. */
function columnsOf(layers: ReadonlyMap<string, number>, needs: Needs): string[][] {
  const columns: string[][] = []
  for (const [id, layer] of layers) {
    columns[layer] ??= []
    columns[layer].push(id)
  }
  // Where each stands in its column, from 0 to 1.
  const heights = new Map<string, number>()
  for (const ids of columns) {
    const wished = ids.map((id, index) => {
      const beside = (needs.get(id) ?? []).map((need) => heights.get(need)).filter((at) => at !== undefined)
      const own = (index + 0.5) / ids.length
      return { id, at: beside.length === 0 ? own : beside.reduce((sum, at) => sum + at, 0) / beside.length }
    })
    wished.sort((a, b) => a.at - b.at)
    wished.forEach(({ id }, row) => {
      heights.set(id, (row + 0.5) / ids.length)
      ids[row] = id
    })
  }
  return columns
}
