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

it('cuts what is too long for a card, and has it whole in its title', () => {
  const text = `failed: exit 3, sh -c ${'x'.repeat(500)}`
  render(<Evidence clues={[{ kind: 'process', text, at: null }]} most={30} />)
  const clue = screen.getByText(/^Failed: exit 3/)
  expect(clue.textContent).toBe('Failed: exit 3, sh -c xxxxxxxx…')
  expect(clue.title).toBe(text)
})
