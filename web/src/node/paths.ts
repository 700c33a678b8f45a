import type { Root } from '../api/wire'

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || path

export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))

const isBeneath = (directory: string, path: string): boolean =>
  path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`)

/** The root that serves a path. Roots may be nested: the deepest wins. */
export function rootOf(roots: readonly Root[], path: string): Root | undefined {
  return roots.filter((root) => isBeneath(root.path, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

/** The names between a root and a path beneath it, the path's own name last. */
export function namesBeneath(root: Root, path: string): string[] {
  return path.slice(root.path.length).split('/').filter(Boolean)
}

/** The directories from a root down to the one that holds `path`, both included. */
export function directoriesTo(root: Root, path: string): string[] {
  const names = namesBeneath(root, path).slice(0, -1)
  const stem = root.path === '/' ? '' : root.path
  return [root.path, ...names.map((_, i) => `${stem}/${names.slice(0, i + 1).join('/')}`)]
}
