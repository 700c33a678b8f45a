import {
  getCost,
  getLastLines,
  getLoop,
  getPlan,
  getStats,
  listIterations,
  listNotifications,
  listSpecs,
} from '../../api/loopCalls'
import type { Cost, Iterations, LogLines, Loop, Notification, Plan, Spec, Stats } from '../../api/wire'
import type { Source } from '../../live/held'
import { baseName } from '../../node/paths'
import {
  concernsCost,
  concernsIterations,
  concernsLoop,
  concernsNotifications,
  concernsPlan,
  concernsSpecs,
} from './concerns'
import { SHOWN, withLines, withOutput } from './lastLines'

/** The most that the node gives at once: what the chart and the first table page show. */
export const PAGE = 500

export const LOOP: Source<Loop> = {
  name: 'loop',
  of: ({ id }) => ({
    ask: () => getLoop(id),
    concerns: concernsLoop,
    after: (loop, envelope) => (envelope.type === 'log_append' ? withOutput(loop, envelope) : loop),
  }),
}

/** The end of the log with its colours. It is asked for once: from then on the events have all of it. */
export const LAST_LINES: Source<LogLines> = {
  name: 'last lines',
  of: ({ id }) => ({
    ask: () => getLastLines(id, SHOWN),
    concerns: ({ type, data }) => type === 'log_append' && data.offset === 0,
    after: (log, envelope) => (envelope.type === 'log_append' ? withLines(log, envelope) : log),
  }),
}

export const STATS: Source<Stats> = {
  name: 'stats',
  of: ({ id }) => ({ ask: () => getStats(id), concerns: concernsCost }),
}

export const ITERATIONS: Source<Iterations> = {
  name: 'iterations',
  of: ({ id }) => ({ ask: () => listIterations(id, PAGE), concerns: concernsIterations }),
}

export const PLAN: Source<Plan> = {
  name: 'plan',
  of: ({ id, plan_file }) => {
    const name = baseName(plan_file ?? PLAN_NAME)
    return { ask: () => getPlan(id), concerns: (envelope) => concernsPlan(envelope, name) }
  },
}

export const PLAN_NAME = 'IMPLEMENTATION_PLAN.md'

export const COST: Source<Cost> = {
  name: 'cost',
  of: ({ id }) => ({ ask: () => getCost(id), concerns: concernsCost }),
}

export const NOTIFICATIONS: Source<Notification[]> = {
  name: 'notifications',
  of: ({ id }) => ({ ask: () => listNotifications(id), concerns: concernsNotifications }),
}

export const SPECS: Source<Spec[]> = {
  name: 'specs',
  of: ({ id }) => ({ ask: () => listSpecs(id), concerns: concernsSpecs }),
}
