// Runs before anything is painted, as a blocking script of its own: a theme that arrives with the
// app would flash. `theme.ts` goes on from here.
{
  let chosen = null
  try {
    chosen = localStorage.getItem('sightline.theme')
  } catch {
    // Storage can be forbidden; then the system decides.
  }
  const dark = chosen ? chosen === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}
