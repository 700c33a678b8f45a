import './marks.css'

export interface Amount {
  usd: number
  provenance: 'reported' | 'computed' | 'estimated'
}

const WHENCE: Record<Amount['provenance'], string> = {
  reported: 'Reported by what was run',
  computed: 'Computed from tokens and prices',
  estimated: 'Estimated: not every part of it is known',
}

/** An amount never stands without the mark of where it comes from; `whence` says it more exactly. */
export function Money({ money: { usd, provenance }, whence }: { money: Amount; whence?: string }) {
  return (
    <span className="money" title={whence ?? WHENCE[provenance]}>
      <i className={`provenance ${provenance}`} aria-hidden />
      {inDollars(usd)}
      <span className="hidden-word"> {provenance}</span>
    </span>
  )
}

const DOLLARS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** "$4.18"; of less than a cent that is not nothing, "< $0.01". */
export const inDollars = (usd: number): string =>
  usd > 0 && usd < 0.005 ? '< $0.01' : `$${DOLLARS.format(usd)}`
