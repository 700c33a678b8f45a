/** The brand: an eye that a line goes through. */
export function SightMark({ size = 20 }: { size?: number }) {
  return (
    <svg
      className="accent"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M1 12h22M5.600 8a8 8 0 0 1 12.800 0M18.400 16a8 8 0 0 1-12.800 0" />
      <circle cx="12" cy="12" r="2.600" fill="currentColor" stroke="none" />
    </svg>
  )
}
