import { useLocation, useSearch } from 'wouter'

/** Where in the page we are; `at` is a directory. All of it stands in the query, so every place survives a reload. */
export type Place =
  | { page: 'start' }
  | { page: 'home' }
  | { page: 'files'; at?: string }
  | { page: 'file'; path: string }
  | ProjectPlace
  | HermesPlace

/** A page about the home of an agent; `session` is the one whose transcript is open. */
export interface HermesPlace {
  page: 'hermes'
  tab: string
  session?: string
}

/** A tab of a project; `line` and `iteration` are where to look in its log. */
export interface ProjectPlace {
  page: 'project'
  id: string
  tab: string
  line?: number
  iteration?: number
}

/** `?script=` is the older name of `?path=`. */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search)
  const path = query.get('path') ?? query.get('script')
  if (path) return { page: 'file', path }
  const view = query.get('view')
  if (view === 'home') return { page: 'home' }
  if (view === 'project') return projectOf(query)
  if (view === 'hermes') return hermesOf(query)
  if (view !== 'files') return { page: 'start' }
  const at = query.get('at')
  return at ? { page: 'files', at } : { page: 'files' }
}

function projectOf(query: URLSearchParams): Place {
  const id = query.get('id')
  if (!id) return { page: 'home' }
  const line = countOf(query.get('line'))
  const iteration = countOf(query.get('iteration'))
  return {
    page: 'project',
    id,
    tab: query.get('tab') || OVERVIEW,
    ...(line === undefined ? {} : { line }),
    ...(iteration === undefined ? {} : { iteration }),
  }
}

function hermesOf(query: URLSearchParams): HermesPlace {
  const session = query.get('session')
  return { page: 'hermes', tab: query.get('tab') || OVERVIEW, ...(session ? { session } : {}) }
}

const OVERVIEW = 'overview'

const countOf = (text: string | null) =>
  text !== null && /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : undefined

/** Slashes stay readable: people look at this address and copy it. */
const readable = (path: string) => encodeURIComponent(path).replaceAll('%2F', '/')

/** Whose Python runs the scripts: another node's, by the name that this one knows it by. */
export function pythonServerOf(search: string): string | undefined {
  return new URLSearchParams(search).get(PYTHON_SERVER) || undefined
}

const PYTHON_SERVER = 'python-server'

/** Who chose a Python server keeps it wherever they go. */
export function hrefOf(place: Place, server = pythonServerOf(window.location.search)): string {
  const chosen = server === undefined ? '' : `${PYTHON_SERVER}=${encodeURIComponent(server)}`
  if (place.page === 'start') return chosen ? `/?${chosen}` : '/'
  const more = chosen && `&${chosen}`
  if (place.page === 'file') return `/?path=${readable(place.path)}${more}`
  if (place.page === 'project') {
    const { id, tab, line, iteration } = place
    const where =
      (line === undefined ? '' : `&line=${line}`) + (iteration === undefined ? '' : `&iteration=${iteration}`)
    return `/?view=project&id=${encodeURIComponent(id)}&tab=${encodeURIComponent(tab)}${where}${more}`
  }
  if (place.page === 'hermes') {
    const { tab, session } = place
    const open = session === undefined ? '' : `&session=${encodeURIComponent(session)}`
    return `/?view=hermes&tab=${encodeURIComponent(tab)}${open}${more}`
  }
  const at = place.page === 'files' && place.at !== undefined ? `&at=${readable(place.at)}` : ''
  return `/?view=${place.page}${at}${more}`
}

export function usePlace(): Place {
  return placeOf(useSearch())
}

export function useGo(): (place: Place, replace?: boolean) => void {
  const [, navigate] = useLocation()
  return (place, replace = false) => navigate(hrefOf(place), { replace })
}
