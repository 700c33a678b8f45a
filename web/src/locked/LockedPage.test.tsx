import { render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { putOnDesk, takeOffDesk } from '../desk/desk'
import { LockedPage } from './LockedPage'

afterEach(() => takeOffDesk('/a.py'))

it('says what to do', () => {
  render(<LockedPage spent={false} />)
  expect(screen.getByText('sightline link')).toBeTruthy()
  expect(screen.queryByText(/unsaved edits/)).toBeNull()
})

it('says that a link works once', () => {
  render(<LockedPage spent />)
  expect(screen.getByRole('heading').textContent).toBe('This link was already used')
})

it('says that unsaved edits wait', () => {
  putOnDesk({ path: '/a.py', unsaved: true, trouble: null })
  render(<LockedPage spent={false} />)
  expect(screen.getByText(/unsaved edits are still in this tab/)).toBeTruthy()
})
