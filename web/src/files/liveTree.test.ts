import { afterEach, expect, it, vi } from 'vitest'
import { useProjects } from '../live/projects'
import { followTree } from './liveTree'
import { useTree } from './tree'

let end: () => void = () => undefined

afterEach(() => {
  end()
  vi.unstubAllGlobals()
})

it('asks again once it is known which directories are projects: what changed before had no place', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response('{"entries":[],"truncated":false}')
  })
  const isRead = () => expect(useTree.getState().directories['/r']?.loaded).toBe(true)
  useProjects.setState({ projects: [], loaded: false })
  useTree.setState({ unfolded: new Set(['/r']) })
  end = followTree()
  await vi.waitFor(isRead)
  expect(asked).toHaveLength(1)

  useTree.setState({ directories: {} })
  useProjects.setState({ loaded: true })
  await vi.waitFor(isRead)
  useProjects.setState({ trouble: null })
  expect(asked).toEqual(Array(2).fill('/api/list-files?path=%2Fr&depth=1'))
})
