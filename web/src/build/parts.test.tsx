import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Build } from '../api/wire'
import { Components } from './Components'
import { Failures } from './Failures'
import { Features } from './Features'
import { build, component, feature, PROJECT } from './samples'

afterEach(cleanup)

const PARTS = [
  component('core', { status: 'completed', progress: 100, startTime: 0, endTime: 102_000 }),
  component('web', { dependencies: ['core', 'ghost'], files: ['src/web.ts'] }),
  component('search', {
    status: 'error',
    progress: 71,
    error: 'Killed while writing',
    dependencies: ['core'],
  }),
  component('e2e', { status: 'not_started', progress: 0, dependencies: ['web', 'search'] }),
]

const show = (more: Partial<Build>) => render(<Components project={PROJECT} build={build(more)} />)
const node = (name: RegExp) => screen.getByRole('button', { name })

it('shows each component in the order of need, with how it stands', () => {
  show({ components: PARTS })
  const names = screen.getAllByRole('listitem').map((one) => one.querySelector('b')?.textContent)
  expect(names.indexOf('core')).toBeLessThan(names.indexOf('web'))
  expect(names.at(-1)).toBe('e2e')
  expect(node(/^Completed\s*core/).textContent).toContain('1:42')
  expect(node(/^Not started\s*e2e/).textContent).toContain('waits on 2')
  expect(node(/^In progress\s*web/).textContent).toContain('needs ghost, which is not there')
  expect(screen.getByText('is not there')).toBeTruthy()
})

it('opens one, leads on to what it needs, and closes', () => {
  show({ components: PARTS, features: [feature('f', { name: 'Live tail', component: 'web' })] })
  fireEvent.click(node(/^In progress\s*web/))
  const detail = within(screen.getByRole('region', { name: 'web' }))
  expect(detail.getByText('ghost, which is not there')).toBeTruthy()
  expect(detail.getByText('Live tail')).toBeTruthy()
  expect(detail.getByRole('link', { name: 'src/web.ts' }).getAttribute('href')).toContain(
    encodeURIComponent('/home/ada/console/src/web.ts').replaceAll('%2F', '/'),
  )
  fireEvent.click(detail.getByRole('button', { name: 'core' }))
  expect(screen.getByRole('region', { name: 'core' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Close core' }))
  expect(screen.queryByRole('region', { name: 'core' })).toBeNull()
})

it('looks at those of one status only', () => {
  show({ components: PARTS })
  const choice = within(screen.getByRole('group', { name: 'Components by status' }))
  fireEvent.click(choice.getByRole('button', { name: 'Failed 1' }))
  const aside = screen.getAllByRole('listitem').filter((one) => one.dataset.aside === undefined)
  expect(aside.map((one) => one.querySelector('b')?.textContent)).toEqual(['search'])
})

it('says who waits for whom in a circle', () => {
  show({ components: [component('a', { dependencies: ['b'] }), component('b', { dependencies: ['a'] })] })
  expect(screen.getByText('In a circle: a needs b needs a.')).toBeTruthy()
})

it('is a list where there are too many for lines', () => {
  const many = Array.from({ length: 400 }, (_, i) => component(`c${i}`))
  const { container } = show({ components: many })
  expect(container.querySelector('.build-graph > svg')).toBeNull()
  expect(container.querySelectorAll('.build-node')).toHaveLength(400)
})

it('shows the word of a newer node as it is', () => {
  show({ components: [component('a', { status: 'melted' as never })] })
  expect(node(/^melted\s*a/)).toBeTruthy()
})

it('says where components come from as long as there are none', () => {
  show({})
  expect(screen.getByText(/No checkpoint names any yet/)).toBeTruthy()
})

it('says in full why something failed', () => {
  render(<Failures build={build({ components: [...PARTS, component('mute', { status: 'error' })] })} />)
  expect(screen.getByText('Killed while writing')).toBeTruthy()
  expect(screen.getByText(/does not say why/)).toBeTruthy()
})

it('shows the tasks of a feature, and those of one status', () => {
  const tasks = [
    { id: '1', name: 'read', completed: true },
    { id: '2', name: 'write', completed: false },
  ]
  render(
    <Features
      build={build({
        components: PARTS,
        features: [
          feature('one', { tasks, component: 'web', actualTime: 45 }),
          feature('two', { status: 'completed', progress: 100 }),
        ],
      })}
    />,
  )
  expect(screen.getByText('1/2')).toBeTruthy()
  expect(screen.getByText('high priority, part of web, took 45 min')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Done 1' }))
  expect(screen.queryByText('one')).toBeNull()
  expect(screen.getByText('two')).toBeTruthy()
})
