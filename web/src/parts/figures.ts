const GROUPED = new Intl.NumberFormat('en-US')

/** 48204 as "48,204". */
export const grouped = (count: number): string => GROUPED.format(count)

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

/** A size with its unit, in at most four figures. */
export function sized(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  const figures = unit === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))
  return `${figures} ${UNITS[unit]}`
}

/** "1 task", "12 tasks". */
export const counted = (count: number, what: string): string =>
  `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
