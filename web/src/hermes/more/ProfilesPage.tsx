import type { Profile } from '../../api/hermesWire'
import { counted, grouped } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { Capacity } from '../Capacity'
import { Page } from '../Page'
import { PROFILES } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { short } from '../words'
import './more.css'

/** The agent as it is by default, and as others that it can be. */
export default function ProfilesPage() {
  const profiles = useHermes(PROFILES)
  return (
    <Page of={[profiles]} what="The profiles">
      <ul className="hud-cards">
        {profiles.value?.profiles.map((profile) => (
          <ProfileCard key={profile.name} of={profile} />
        ))}
      </ul>
      {profiles.value && profiles.value.total <= 1 && (
        <p className="quiet hud-foot">
          There is only the default one. <code>hermes profile create NAME</code> makes another, with a memory
          and skills of its own.
        </p>
      )}
    </Page>
  )
}

const GATEWAYS = {
  active: { status: 'running', word: 'Gateway up' },
  inactive: { status: 'stopped', word: 'Gateway off' },
  unknown: { status: 'stopped', word: 'Gateway not known' },
} as const

function ProfileCard({ of }: { of: Profile }) {
  const memory = {
    total_chars: of.memory_chars,
    max_chars: of.memory_max_chars,
    capacity_pct: of.memory_capacity_pct,
  }
  const user = {
    total_chars: of.user_chars,
    max_chars: of.user_max_chars,
    capacity_pct: of.user_capacity_pct,
  }
  return (
    <li className="pane">
      <section aria-label={of.name}>
        <header className="pane-head">
          <h2>{of.name}</h2>
          {of.is_default && <span className="tag accent">default</span>}
          {of.is_local && <span className="tag">local</span>}
          <span className="hud-end">
            <StatusWord {...GATEWAYS[of.gateway_status]} />
          </span>
        </header>
        {of.soul_summary !== '' && <p className="hud-pad quiet">{of.soul_summary}</p>}
        <div className="hud-pad hud-stack">
          <Capacity of={memory} name={`MEMORY.md, ${counted(of.memory_entries, 'note')}`} />
          <Capacity of={user} name={`USER.md, ${counted(of.user_entries, 'note')}`} />
        </div>
        <dl className="hud-pairs">
          <Pair name="Model" value={[of.model, of.provider].filter(Boolean).join(' via ')} />
          <Pair name="Address" value={of.base_url} />
          <Pair name="Server" value={of.server_status === 'n/a' ? '' : of.server_status} />
          <Pair name="Context" value={of.context_length > 0 ? `${short(of.context_length)} tokens` : ''} />
          <Pair
            name="Sessions"
            value={`${grouped(of.session_count)}, ${counted(of.message_count, 'message')}`}
          />
          <Pair
            name="Tokens"
            value={`${short(of.total_tokens)}: ${short(of.total_input_tokens)} in, ${short(of.total_output_tokens)} out`}
          />
          <Pair name="Tool calls" value={grouped(of.tool_call_count)} />
          <Pair name="Skills, jobs" value={`${grouped(of.skill_count)}, ${grouped(of.cron_job_count)}`} />
          <Pair name="Toolsets" value={of.toolsets.join(', ')} />
          <Pair
            name="Compression"
            value={
              of.compression_enabled ? `on${of.compression_model && `, by ${of.compression_model}`}` : 'off'
            }
          />
          <Pair name="Keys" value={of.api_keys.join(', ')} />
          <Pair name="Skin" value={of.skin} />
          <dt>Last active</dt>
          <dd>
            <When at={of.last_active} none="never" />
          </dd>
          {of.has_alias && <Pair name="Command" value={of.name} />}
        </dl>
      </section>
    </li>
  )
}

function Pair({ name, value }: { name: string; value: string }) {
  if (value === '') return null
  return (
    <>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </>
  )
}
