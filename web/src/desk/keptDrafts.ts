/** An edit that is not saved yet, kept by this browser: it outlives a reload and a crash. */
export interface KeptDraft {
  /** What is edited: `plan shop-1a2b3c`. */
  key: string
  text: string
  /** What it was begun from, and the etag that a save of it must bear. */
  base: { text: string; etag: string | undefined }
  /** When it was kept, Unix milliseconds. */
  at: number
}

const DATABASE = 'sightline'
const STORE = 'drafts'

let opened: Promise<IDBDatabase> | undefined

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

/** In the order of the calls. A browser that keeps nothing (a private window, a full disk) is no error. */
async function within<T>(
  mode: IDBTransactionMode,
  what: (drafts: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open()
    return await answerOf(what(database.transaction(STORE, mode).objectStore(STORE)))
  } catch {
    return undefined
  }
}

/** Whether it is kept now. */
export const keepDraft = async (draft: KeptDraft): Promise<boolean> =>
  (await within('readwrite', (drafts) => drafts.put(draft))) !== undefined

export const keptDraft = (key: string): Promise<KeptDraft | undefined> =>
  within('readonly', (drafts) => drafts.get(key) as IDBRequest<KeptDraft | undefined>)

export const forgetDraft = async (key: string): Promise<void> => {
  await within('readwrite', (drafts) => drafts.delete(key))
}

/** Whoever comes next is somebody else. */
export const forgetAllDrafts = async (): Promise<void> => {
  await within('readwrite', (drafts) => drafts.clear())
}
