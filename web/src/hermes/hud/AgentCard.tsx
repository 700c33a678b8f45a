import { BrainCircuit } from 'lucide-react'
import { memo } from 'react'
import type { Dashboard } from '../../api/hermesWire'
import { counted, grouped, sized } from '../../parts/figures'
import { Card } from '../Card'
import type { Shown } from '../useHermes'
import { momentOf } from '../When'
import { byCount, short, sourceWord } from '../words'
import { sessionsIn } from './ToolsCard'

const DAY_MS = 86_400_000

/** "since 3 Jan 2026, 330 days"; the first day counts. */
export function sinceOf(range: readonly (string | null)[] | undefined): string {
  const [from, to] = [momentOf(range?.[0]), momentOf(range?.[1])]
  if (from === undefined || to === undefined) return ''
  const days = Math.floor((to - from) / DAY_MS) + 1
  const day = new Date(from).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  return `${day}, ${counted(days, 'day')}`
}

/** Who it is, by its settings and its past. */
export const AgentCard = memo(function AgentCard({ shown }: { shown: Shown<Dashboard> }) {
  return (
    <Card title="Agent" icon={BrainCircuit} wide={8} to="profiles" shown={shown}>
      {(of) => {
        const { config } = of.state
        const sessions = sessionsIn(of)
        const corrections = of.corrections as { total?: number; by_severity?: Record<string, number> }
        const pairs: [string, string][] = [
          ['Model', [config.model, config.provider].filter(Boolean).join(' via ') || 'not set'],
          ['Backend', config.backend],
          ['Toolsets', config.toolsets.join(', ')],
          ['Turns at most', config.max_turns > 0 ? grouped(config.max_turns) : ''],
          [
            'Compression, checkpoints',
            [config.compression_enabled, config.checkpoints_enabled]
              .map((on) => (on ? 'on' : 'off'))
              .join(', '),
          ],
          ['Sessions since', sinceOf(sessions.date_range)],
          ['Tokens', short(sessions.total_tokens ?? 0)],
          [
            'From',
            byCount(sessions.by_source ?? {})
              .map(([source, count]) => `${sourceWord(source)} ${grouped(count)}`)
              .join(', '),
          ],
          ['Brain', of.health.state_db_exists ? sized(of.health.state_db_size) : 'none yet'],
          ['Corrections', severityWord(corrections)],
          [
            'Projects',
            of.projects.served ? `${of.projects.total}, ${of.projects.dirty_count} with changes` : '',
          ],
        ]
        return (
          <dl className="hud-pairs">
            {pairs.map(([name, value]) =>
              value === '' ? null : (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ),
            )}
          </dl>
        )
      }}
    </Card>
  )
})

function severityWord({
  total = 0,
  by_severity = {},
}: {
  total?: number
  by_severity?: Record<string, number>
}): string {
  const parts = ['critical', 'major', 'minor'].flatMap((name) => {
    const count = by_severity[name] ?? 0
    return count > 0 ? [`${count} ${name}`] : []
  })
  return parts.length > 0 ? `${total}: ${parts.join(', ')}` : String(total)
}
