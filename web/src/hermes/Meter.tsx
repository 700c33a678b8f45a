import type { Fullness } from './words'

/** How much of something there is; the figures stand beside it. */
export function Meter({
  value,
  most,
  of,
  tone,
  said,
}: {
  value: number
  most: number
  of: string
  tone?: Fullness
  said?: string
}) {
  const percent = most <= 0 ? 0 : Math.min(100, Math.max(0, (value / most) * 100))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> has colours of its own, and they differ by browser
    <span
      className="hud-meter"
      data-tone={tone}
      role="meter"
      aria-label={of}
      aria-valuemin={0}
      aria-valuemax={Math.max(most, value)}
      aria-valuenow={value}
      aria-valuetext={said}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  )
}
