/** The rows that are to be drawn: those in sight, and some around them. */
export interface Sight {
  from: number
  /** Not included. */
  to: number
}

/** @param top how far it is scrolled, pixels, as is `height` of what is seen and `row` of each */
export function sightOf(top: number, height: number, row: number, count: number, around = 10): Sight {
  const from = Math.max(0, Math.floor(top / row) - around)
  const to = Math.min(count, Math.ceil((top + height) / row) + around)
  return { from: Math.min(from, to), to: Math.max(0, to) }
}

/** So many of the newest sessions are asked for at first: more than any screen has room for. */
export const FIRST = 100

/** As many as the node gives at once. */
export const ALL = 100_000

/** How many to ask for when the end comes near. */
export const moreThan = (limit: number): number => Math.min(ALL, limit * 2)
