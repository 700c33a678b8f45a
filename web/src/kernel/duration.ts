/** "9 ms", "1.2 s", "2 min 05 s". */
export function durationOf(ms: number): string {
  if (ms < 1) return '<1 ms'
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`
  return long(ms)
}

/** The same for what still runs, in steps that an eye can follow. */
export function elapsedOf(ms: number): string {
  if (ms < 10_000) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
  return ms < 60_000 ? `${Math.floor(ms / 1000)} s` : long(ms)
}

function long(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${two(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
}

const two = (n: number) => String(n).padStart(2, '0')

/** "412 MB": the memory of a process in the unit that people compare. */
export function memoryOf(bytes: number): string {
  const mb = bytes / 1_000_000
  return mb < 1_000 ? `${Math.round(mb)} MB` : `${(mb / 1_000).toFixed(1)} GB`
}

/** "99 % of one core". */
export function cpuOf(cores: number): string {
  return cores < 1.05 ? `${Math.round(cores * 100)} % of one core` : `${cores.toFixed(1)} cores`
}
