import type { Extension } from '@codemirror/state'
import { type BlockInfo, type EditorView, GutterMarker, gutter, ViewPlugin } from '@codemirror/view'
import { durationOf, elapsedOf } from './duration'
import { drawIcon, type IconName } from './icons'
import { isOld, type Placed } from './placed'
import { results, resultsAt } from './results'
import type { StatementState } from './runState'

/** Of several statements on a line the one that matters most speaks. */
const WEIGHT: Record<StatementState, number> = { ok: 0, cancelled: 1, queued: 2, failed: 3, running: 4 }

function speaker(view: EditorView, at: number, which: (one: Placed) => boolean = () => true) {
  return resultsAt(view.state.field(results), at)
    .filter(which)
    .reduce<Placed | undefined>(
      (best, one) => (best && WEIGHT[best.state] > WEIGHT[one.state] ? best : one),
      undefined,
    )
}

class Bar extends GutterMarker {
  override readonly elementClass: string
  constructor(one: Placed) {
    super()
    this.elementClass = `cm-ran-${one.state}${isOld(one) ? ' cm-ran-stale' : ''}`
  }
  override eq(other: Bar) {
    return other.elementClass === this.elementClass
  }
}

/** At the left edge what has come of each statement, in colour; the word stands at the right. */
const bars = gutter({
  class: 'cm-bars',
  lineMarker: (view, { from }) => {
    const one = speaker(view, from)
    return one && one.state !== 'cancelled' ? new Bar(one) : null
  },
  lineMarkerChange: ({ startState, state }) => startState.field(results) !== state.field(results),
})

const ICONS: Partial<Record<StatementState, IconName>> = { ok: 'check', failed: 'cross', running: 'ring' }
const TONES: Partial<Record<StatementState, string>> = { failed: 'bad', running: 'accent' }

const SHOWN: readonly (keyof Placed)[] = ['state', 'ms', 'since', 'word', 'stale', 'past', 'behind']

class Time extends GutterMarker {
  private readonly one: Placed
  constructor(one: Placed) {
    super()
    this.one = one
  }
  override eq({ one }: Time) {
    return SHOWN.every((name) => one[name] === this.one[name])
  }
  override toDOM() {
    const { state, since } = this.one
    const dom = document.createElement('span')
    dom.className = `cm-took ${TONES[state] ?? ''}${isOld(this.one) ? ' cm-took-stale' : ''}`
    const icon = ICONS[state]
    if (icon) dom.append(drawIcon(icon, state === 'ok' ? 'ok' : ''))
    const word = dom.appendChild(document.createElement('span'))
    word.textContent = wordOf(this.one)
    // There is not room for every name of an error, and none for how long a failure took.
    const old = isOld(this.one) ? wordOf(this.one) : null
    dom.title = [old, this.one.word, this.one.ms === null ? null : durationOf(this.one.ms)]
      .filter(Boolean)
      .join(', ')
    if (state === 'running' && since !== null) word.dataset.since = String(since)
    return dom
  }
}

function wordOf({ state, ms, since, word, stale, past, behind }: Placed): string {
  if ((stale || behind) && state !== 'running') return 'stale'
  if (past && state === 'ok') return 'before the restart'
  switch (state) {
    case 'queued':
      return 'queued'
    case 'running':
      return since === null ? '' : elapsedOf(Date.now() - since)
    case 'ok':
      return ms === null ? '' : durationOf(ms)
    case 'failed':
      return word ?? 'failed'
    case 'cancelled':
      return 'not run'
  }
}

/** At the right edge how long it took, or what else has come of it. */
const times = gutter({
  class: 'cm-times',
  side: 'after',
  lineMarker: (view, line: BlockInfo) => {
    const end = view.state.doc.lineAt(line.from).to
    const one = speaker(view, end, ({ to }) => to === end)
    return one ? new Time(one) : null
  },
  lineMarkerChange: ({ startState, state }) => startState.field(results) !== state.field(results),
})

const TICK_MS = 100

/** One clock for everything that runs. */
const clock = ViewPlugin.define((view: EditorView) => {
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = () => {
    for (const word of view.dom.querySelectorAll<HTMLElement>('.cm-took [data-since]')) {
      word.textContent = elapsedOf(Date.now() - Number(word.dataset.since))
    }
  }
  const wind = () => {
    const isNeeded = view.state.field(results).some(({ state }) => state === 'running')
    if (isNeeded && timer === undefined) timer = setInterval(tick, TICK_MS)
    if (isNeeded || timer === undefined) return
    clearInterval(timer)
    timer = undefined
  }
  wind()
  return { update: wind, destroy: () => clearInterval(timer) }
})

export const resultGutters: Extension = [bars, times, clock]
