import type { PlanTask } from '../../api/wire'

/** A task as the original writes it (compat.md section 1), with other marks of a list taken too. */
const TASK = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([^\]])(\]\s+)(.*\r?)$/

/**
 * The plan's text with the box of one task set; undefined where the task is not there any more. The line
 * is looked at first; where the text has moved, the one line that holds the same words is taken.
 */
export function toggled(raw: string, task: PlanTask, done: boolean): string | undefined {
  const lines = raw.split('\n')
  const at = placeOf(lines, task)
  if (at === undefined) return undefined
  lines[at] = (lines[at] ?? '').replace(TASK, (_, before, __, behind, text) =>
    [before, done ? 'x' : ' ', behind, text].join(''),
  )
  return lines.join('\n')
}

function placeOf(lines: readonly string[], task: PlanTask): number | undefined {
  const is = (line: string | undefined) => line !== undefined && holds(line, task)
  if (task.line !== undefined && is(lines[task.line - 1])) return task.line - 1
  const all = lines.flatMap((line, at) => (is(line) ? [at] : []))
  return all.length === 1 ? all[0] : undefined
}

function holds(line: string, { id, description }: PlanTask): boolean {
  const text = TASK.exec(line.trimEnd())?.[4]?.trim()
  if (text === undefined || !text.endsWith(description.trim())) return false
  return id === null ? text === description.trim() : text.replace(/^\**/, '').startsWith(id)
}
