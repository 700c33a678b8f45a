import { useSyncExternalStore } from 'react'

const narrow = () => matchMedia('(max-width: 720px)')

function subscribe(listener: () => void): () => void {
  const query = narrow()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether there is no more room than a phone has. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches)
