import { expect, it } from 'vitest'
import type { BuildComponent } from '../api/wire'
import { graphOf } from './graph'

const part = (id: string, ...dependencies: string[]) => ({ id, dependencies }) as BuildComponent

const layersOf = (...parts: BuildComponent[]) =>
  Object.fromEntries(graphOf(parts).spots.map(({ id, layer }) => [id, layer]))

it('puts each right of all that it needs', () => {
  const parts = [
    part('web', 'core', 'proto'),
    part('proto', 'schema'),
    part('core', 'schema'),
    part('schema'),
  ]
  expect(layersOf(...parts)).toEqual({ schema: 0, core: 1, proto: 1, web: 2 })
  const graph = graphOf(parts)
  expect(graph).toMatchObject({ sizes: [1, 2, 1], circles: [] })
  expect(graph.edges).toHaveLength(4)
  expect(graph.edges.every(({ back }) => !back)).toBe(true)
})

it('lists them in the order of need', () => {
  const graph = graphOf([part('web', 'core'), part('core', 'schema'), part('schema')])
  expect(graph.spots.map(({ id }) => id)).toEqual(['schema', 'core', 'web'])
})

it('gives each a place of its own, beside what it needs', () => {
  const graph = graphOf(['a', 'b', 'c', 'd'].map((id) => part(id)).concat(part('e', 'd'), part('f', 'a')))
  const spots = graph.spots.map(({ layer, row }) => `${layer} ${row}`)
  expect(new Set(spots).size).toBe(6)
  expect(graph.spots.find(({ id }) => id === 'f')?.row).toBe(0)
})

it('says who waits for whom in a circle, and ends', () => {
  const graph = graphOf([part('a', 'b'), part('b', 'c'), part('c', 'a'), part('d', 'd', 'a')])
  expect(graph.circles).toEqual([['a', 'b', 'c'], ['d']])
  expect(graph.edges.filter(({ back }) => back)).toEqual([{ from: 'a', to: 'c', back: true }])
  expect(graph.spots).toHaveLength(4)
})

it('gives what is needed and is not there a place, too', () => {
  const graph = graphOf([part('a', 'ghost', 'b', 'ghost'), part('b')])
  expect(graph.missing.get('a')).toEqual(['ghost'])
  expect(graph.spots.find(({ id }) => id === 'ghost')).toMatchObject({ layer: 0, missing: true })
  expect(graph.edges).toHaveLength(2)
})

it('takes a chain of any length, and what needs everything', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => part(`c${i}`, `c${i + 1}`))
  expect(graphOf(chain).sizes).toHaveLength(20_001)
  const ids = Array.from({ length: 500 }, (_, i) => `p${i}`)
  const graph = graphOf(ids.map((id) => part(id, ...ids)))
  expect(graph.spots).toHaveLength(500)
})

it('draws nothing of nothing', () => {
  expect(graphOf([])).toMatchObject({ spots: [], edges: [], sizes: [] })
})
