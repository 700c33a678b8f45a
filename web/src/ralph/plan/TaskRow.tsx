import { Ban, Check, CircleDashed, CircleDot, Hourglass } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { PlanTask } from '../../api/wire'

/** As long as the highlight of a box that was just ticked. */
const JUST_MS = 1_600

/** One task. It is seen when it is ticked while somebody looks. */
export function TaskRow({
  task,
  current,
  onTick,
}: {
  task: PlanTask
  current: boolean
  onTick?: (task: PlanTask) => void
}) {
  const { id, description, done, indent } = task
  const just = useJustDone(task)
  const words = (
    <>
      {id !== null && <b>{id}</b>} {description}
    </>
  )
  return (
    <li
      className={`task ${current ? 'current' : ''} ${done ? 'done' : ''} ${just ? 'just' : ''}`}
      style={{ paddingLeft: 8 + Math.min(6, Math.floor(indent / 2)) * 12 }}
      aria-current={current ? 'step' : undefined}
    >
      {onTick ? (
        <label>
          <input type="checkbox" checked={done} onChange={() => onTick(task)} />
          <span>{words}</span>
        </label>
      ) : (
        <>
          <Mark task={task} current={current} />
          <span>{words}</span>
        </>
      )}
      {task.mark === 'blocked' && <span className="tag stuck">blocked</span>}
      {task.mark === 'in_progress' && <span className="tag accent">in progress</span>}
    </li>
  )
}

function Mark({ task: { done, mark }, current }: { task: PlanTask; current: boolean }) {
  const [Icon, word] = done
    ? ([Check, 'Done: '] as const)
    : current
      ? ([CircleDot, 'Now: '] as const)
      : mark === 'blocked'
        ? ([Ban, 'Blocked: '] as const)
        : mark === 'in_progress'
          ? ([Hourglass, 'In progress: '] as const)
          : ([CircleDashed, 'Open: '] as const)
  return (
    <span className={done ? 'glyph ok' : current ? 'glyph accent' : 'glyph quiet'}>
      <Icon size={13} strokeWidth={1.8} aria-hidden />
      <span className="hidden-word">{word}</span>
    </span>
  )
}

function useJustDone({ id, description, done }: PlanTask): boolean {
  const name = `${id} ${description}`
  const before = useRef({ name, done })
  const [just, setJust] = useState(false)
  useEffect(() => {
    const ticked = before.current.name === name && !before.current.done && done
    before.current = { name, done }
    if (!ticked) return
    setJust(true)
    const timer = setTimeout(() => setJust(false), JUST_MS)
    return () => clearTimeout(timer)
  }, [name, done])
  return just
}
