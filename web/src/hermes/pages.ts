/** The pages about a home, in the order of their tabs. */
export const PAGES = [
  ['overview', 'Overview'],
  ['memory', 'Memory'],
  ['skills', 'Skills'],
  ['sessions', 'Sessions'],
  ['cron', 'Cron'],
  ['costs', 'Costs'],
  ['gateway', 'Gateway'],
  ['patterns', 'Patterns'],
  ['corrections', 'Corrections'],
  ['profiles', 'Profiles'],
  ['health', 'Health'],
  ['agents', 'Agents'],
  ['timeline', 'Timeline'],
  ['logs', 'Logs'],
] as const

export type PageName = (typeof PAGES)[number][0]
