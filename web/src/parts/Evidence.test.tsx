import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Evidence } from './Evidence'

it('is one sentence, with the age of what has happened', () => {
  const at = new Date(Date.now() - 4_000).toISOString()
  render(
    <Evidence
      clues={[
        { kind: 'process', text: 'pid 48211 alive', at },
        { kind: 'output', text: 'Last output', at },
        { kind: 'notification', text: 'DECISION: apply it?', at: null },
      ]}
    />,
  )
  expect(screen.getByText(/Pid/).parentElement?.textContent).toMatch(
    /^Pid 48211 alive, last output [45] s ago, DECISION: apply it\?$/,
  )
})
