import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { LogCalls } from '../../api/logCalls'
import { onEvent, onReset } from '../../live/connection'
import { appendOf } from './append'
import { LogModel, type LogView } from './logModel'

/** A project's log, live while it is shown. */
export function useLog(project: string, calls: LogCalls): { model: LogModel; view: LogView } {
  const model = useMemo(() => new LogModel(calls), [calls])
  useEffect(() => {
    const ends = [
      onEvent((envelope) => {
        if (envelope.type === 'log_append' && envelope.project === project) model.hear(appendOf(envelope))
      }),
      onReset(() => void model.sync()),
    ]
    model.open()
    return () => {
      model.close()
      for (const end of ends) end()
    }
  }, [model, project])
  const view = useSyncExternalStore(model.subscribe, model.current)
  return { model, view }
}

const ASK_MS = 1_000

/** How much of a long log is counted, 0 to 1; undefined where it is not known, or all of it is. */
export function useCounting(calls: LogCalls, counting: boolean): number | undefined {
  const [share, setShare] = useState<number>()
  useEffect(() => {
    if (!counting) return setShare(undefined)
    let over = false
    const ask = async () => {
      const reply = await calls.loop()
      if (over || !reply.ok) return
      const { bytes, of } = reply.value.indexed
      setShare(of === 0 ? undefined : bytes / of)
    }
    void ask()
    const timer = setInterval(ask, ASK_MS)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [calls, counting])
  return share
}
