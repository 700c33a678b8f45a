import { useEffect, useState } from 'react'
import { getSystem } from '../../api/loopCalls'
import type { Project, SystemUse } from '../../api/wire'

/** No event tells what a process takes. */
const EVERY_MS = 5_000

/** What the loop's processes take, asked for again while somebody looks; undefined where no process is. */
export function useSystem({ id }: Project, pid: number | undefined): SystemUse | undefined {
  const [use, setUse] = useState<SystemUse>()
  useEffect(() => {
    setUse(undefined)
    if (pid === undefined) return
    let over = false
    let asking = false
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible') return
      asking = true
      const reply = await getSystem(id)
      asking = false
      if (!over && reply.ok) setUse(reply.value)
    }
    void ask()
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      over = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [id, pid])
  return use
}
