/** How much of something is done; the numbers stand beside it. */
export function ProgressBar({ done, total, name }: { done: number; total: number; name: string }) {
  const whole = total > 0 && done >= total
  return (
    <div
      className={`progress ${whole ? 'whole' : ''}`}
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${done} of ${total}`}
    >
      <i style={{ width: total === 0 ? 0 : `${(done / total) * 100}%` }} />
    </div>
  )
}
