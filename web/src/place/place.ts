import { useLocation, useSearch } from 'wouter'

/** Where in the page we are; `at` is a directory. All of it stands in the query, so every place survives a reload. */
export type Place =
  | { page: 'start' }
  | { page: 'home' }
  | { page: 'files'; at?: string }
  | { page: 'file'; path: string }

/** `?script=` is the older name of `?path=`. */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search)
  const path = query.get('path') ?? query.get('script')
  if (path) return { page: 'file', path }
  const view = query.get('view')
  if (view === 'home') return { page: 'home' }
  if (view !== 'files') return { page: 'start' }
  const at = query.get('at')
  return at ? { page: 'files', at } : { page: 'files' }
}

/** Slashes stay readable: people look at this address and copy it. */
const readable = (path: string) => encodeURIComponent(path).replaceAll('%2F', '/')

export function hrefOf(place: Place): string {
  if (place.page === 'start') return '/'
  if (place.page === 'file') return `/?path=${readable(place.path)}`
  const at = place.page === 'files' && place.at !== undefined ? `&at=${readable(place.at)}` : ''
  return `/?view=${place.page}${at}`
}

export function usePlace(): Place {
  return placeOf(useSearch())
}

export function useGo(): (place: Place, replace?: boolean) => void {
  const [, navigate] = useLocation()
  return (place, replace = false) => navigate(hrefOf(place), { replace })
}
