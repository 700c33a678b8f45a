import { create } from 'zustand'

/** One open file as the rest of the page sees it. */
export interface OpenFile {
  path: string
  unsaved: boolean
  trouble: 'changed' | 'conflict' | 'deleted' | 'missing' | 'unreadable' | null
}

interface Desk {
  /** The open files, in the order of their tabs. */
  files: readonly OpenFile[]
  /** Grows with each thing that happened to an open file: whoever shows directories looks again. */
  touched: number
}

/** What lies open. The editor writes it; shell, tree and home read it and need not know the editor. */
export const useDesk = create<Desk>(() => ({ files: [], touched: 0 }))

export const touch = (): void => useDesk.setState(({ touched }) => ({ touched: touched + 1 }))

/** Puts a file on the desk, or what is new about it in its old place. */
export function putOnDesk(file: OpenFile): void {
  useDesk.setState(({ files }) => {
    const at = files.findIndex(({ path }) => path === file.path)
    return { files: at < 0 ? [...files, file] : files.with(at, file) }
  })
}

export function takeOffDesk(path: string): void {
  useDesk.setState(({ files }) => ({ files: files.filter((file) => file.path !== path) }))
}

/** Nothing lies open any more: whoever worked here has left. */
export const clearDesk = (): void => useDesk.setState({ files: [] })

export const anyUnsaved = (): boolean => useDesk.getState().files.some(({ unsaved }) => unsaved)
