import { type Amount, Money } from '../../parts/Money'

/** A figure with its name above and what explains it behind. */
export function Figure({
  name,
  value,
  money,
  more = '',
}: {
  name: string
  value?: string
  money?: Amount
  more?: string
}) {
  return (
    <div className="figure">
      <span className="quiet">{name}</span>
      <p>
        <b>{money ? <Money money={money} /> : value}</b>
        {more !== '' && <span className="quiet"> {more}</span>}
      </p>
    </div>
  )
}
