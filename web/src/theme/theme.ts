import { create } from 'zustand'

export type Theme = 'dark' | 'light'

/** Same key as in `first-paint.js`, which sets the first theme before anything is painted. */
const KEY = 'sightline.theme'

const shown = (): Theme => (document.documentElement.dataset.theme === 'light' ? 'light' : 'dark')

export const useTheme = create<{ theme: Theme }>(() => ({ theme: shown() }))

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  useTheme.setState({ theme })
}

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** From here on the user's choice holds, whatever the system does. */
export function toggleTheme(): void {
  const theme = shown() === 'dark' ? 'light' : 'dark'
  show(theme)
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Follows the system until the user has chosen. */
export function followSystem(): void {
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', ({ matches }) => {
    if (chosen() === null) show(matches ? 'light' : 'dark')
  })
}
