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

  // What the address shows comes together with the shell, and not when that has found out (`place.ts`).
  const query = new URLSearchParams(location.search)
  const view = query.get('view')
  const isBuild = view === 'project' && query.get('tab') === 'build'
  const page = query.get('path') || query.get('script') ? 'file' : isBuild ? 'build' : view
  // The build puts the names of the files here (`build/firstPaint.ts`).
  const chunks = __CHUNKS__
  for (const file of Object.hasOwn(chunks, page) ? chunks[page] : []) {
    const link = document.createElement('link')
    const isScript = file.endsWith('.js')
    link.rel = isScript ? 'modulepreload' : 'preload'
    if (!isScript) link.as = 'style'
    link.crossOrigin = ''
    link.href = `/${file}`
    document.head.append(link)
  }
}
