import { useLocation, useSearch } from 'wouter'

/** Where in the page we are. All of it stands in the query, so every place survives a reload. */
export type Place = { page: 'start' } | { page: 'home' } | { page: 'files' } | { page: 'file'; path: string }

/** `?script=` is the older name of `?path=`. */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search)
  const path = query.get('path') ?? query.get('script')
  if (path) return { page: 'file', path }
  const view = query.get('view')
  return view === 'home' || view === 'files' ? { page: view } : { page: 'start' }
}

/** Slashes stay readable: people look at this address and copy it. */
export function hrefOf(place: Place): string {
  if (place.page === 'start') return '/'
  if (place.page !== 'file') return `/?view=${place.page}`
  return `/?path=${encodeURIComponent(place.path).replaceAll('%2F', '/')}`
}

export function usePlace(): Place {
  return placeOf(useSearch())
}

export function useGo(): (place: Place, replace?: boolean) => void {
  const [, navigate] = useLocation()
  return (place, replace = false) => navigate(hrefOf(place), { replace })
}
