import { Moon, Sun } from 'lucide-react'
import { toggleTheme, useTheme } from '../theme/theme'

/** In the top bar an icon; on the phone, where there is no room for it, a line of the user's menu. */
export function ThemeButton({ named = false }: { named?: boolean }) {
  const theme = useTheme((store) => store.theme)
  const Icon = theme === 'dark' ? Sun : Moon
  const name = `Use the ${theme === 'dark' ? 'light' : 'dark'} theme`
  return (
    <button
      type="button"
      className={named ? 'btn theme-line' : 'ib theme-icon'}
      aria-label={named ? undefined : name}
      title={named ? undefined : name}
      onClick={toggleTheme}
    >
      <Icon size={named ? 14 : 16} strokeWidth={1.6} aria-hidden />
      {named && name}
    </button>
  )
}
