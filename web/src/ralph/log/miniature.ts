/** A stretch of the minimap, in px from its upper edge. */
export interface Stretch {
  top: number
  height: number
  /** How much of it is such lines: near 0 for one among thousands, 1 where all are. */
  weight: number
}

/** Px that are one stretch: so that a single line among millions is seen. */
const STEP = 2

/** Where a line is, in whole px. */
export const placeOf = (line: number, total: number, height: number): number =>
  total < 1 ? 0 : Math.min(height - 1, Math.floor(((line - 1) / total) * height))

/** The line at a place. */
export const lineAt = (y: number, total: number, height: number): number =>
  Math.min(total, Math.max(1, Math.floor((y / Math.max(1, height)) * total) + 1))

/** Lines (ascending) as stretches, neighbours of about one weight as one: never more than there are px. */
export function stretchesOf(lines: readonly number[], total: number, height: number): Stretch[] {
  const stretches: Stretch[] = []
  const each = Math.max(1, (total / Math.max(1, height)) * STEP)
  let at = 0
  while (at < lines.length && (lines[at] ?? 0) <= total) {
    const top = stepOf(lines[at] ?? 0, total, height)
    const begun = at
    while (at < lines.length && stepOf(lines[at] ?? 0, total, height) === top) at++
    // The root, for most of it is near nothing; in tenths, for nobody sees more.
    const weight = Math.round(Math.sqrt(Math.min(1, (at - begun) / each)) * 10) / 10
    const last = stretches.at(-1)
    if (last && last.top + last.height === top && last.weight === weight) last.height += STEP
    else stretches.push({ top, height: STEP, weight })
  }
  return stretches
}

const stepOf = (line: number, total: number, height: number) =>
  Math.floor(placeOf(line, total, height) / STEP) * STEP

/** The stretches as one SVG path, each as wide as its weight says, a quarter of the room at least. */
export const pathOf = (stretches: readonly Stretch[], left: number, room: number): string =>
  stretches
    .map(({ top, height, weight }) => {
      const width = Math.round(room * (0.25 + 0.75 * weight))
      return `M${left} ${top}h${width}v${height}h-${width}z`
    })
    .join('')

/** Px around a click in which a mark is meant. */
const NEAR = 4

/** The line that a click means: the mark nearest to it, or what lies there. */
export function meant(
  y: number,
  total: number,
  height: number,
  marks: readonly (readonly number[])[],
): number {
  const here = lineAt(y, total, height)
  const reach = (NEAR / Math.max(1, height)) * total
  let best: number | undefined
  for (const lines of marks) {
    for (const line of lines) {
      const away = Math.abs(line - here)
      if (away <= reach && (best === undefined || away < Math.abs(best - here))) best = line
    }
  }
  return best ?? here
}

/** As tall as the number of an iteration, so that no two lie upon one another. */
const LABEL = 14

/** Which iterations have room for their number, from the newest on: it is the one that is looked for. */
export function labelled(tops: readonly number[]): ReadonlySet<number> {
  const chosen = new Set<number>()
  let below = Number.POSITIVE_INFINITY
  for (let at = tops.length - 1; at >= 0; at--) {
    const top = tops[at] ?? 0
    if (below - top < LABEL) continue
    chosen.add(at)
    below = top
  }
  return chosen
}
