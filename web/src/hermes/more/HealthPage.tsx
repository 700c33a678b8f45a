import type { Health, ModelInfo, Provider, Sudo } from '../../api/hermesWire'
import { counted, grouped, sized } from '../../parts/figures'
import { StatusWord } from '../../parts/StatusPill'
import { KEY, PROVIDER } from '../looks'
import { Figures, Nothing, Page, Pane } from '../Page'
import { HEALTH, MODEL, PROVIDERS, SUDO } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { short } from '../words'
import { SudoPane } from './SudoPane'
import './more.css'

/** What the agent needs to work: its model, who thinks for it, keys, services; and what it ran as root. */
export default function HealthPage() {
  const health = useHermes(HEALTH)
  const model = useHermes(MODEL)
  const providers = useHermes(PROVIDERS)
  const sudo = useHermes<Sudo>(SUDO)
  return (
    <Page of={[health, model, providers, sudo]} what="The health">
      {health.value && <Sums of={health.value} />}
      <div className="hud-halves">
        {health.value && <Keys of={health.value} />}
        <div className="hud-stack">
          {health.value && <Services of={health.value} />}
          {model.value && <Model of={model.value} />}
          {providers.value && <ProvidersPane all={providers.value.providers} />}
        </div>
      </div>
      {sudo.value && <SudoPane of={sudo.value} />}
    </Page>
  )
}

function Sums({ of }: { of: Health }) {
  return (
    <Figures
      all={[
        ['Keys', `${of.keys_ok} of ${of.keys_ok + of.keys_missing}`, 'there'],
        ['Services', `${of.services_ok} of ${of.services.length}`, 'running'],
        ['Database', of.state_db_exists ? sized(of.state_db_size) : 'none yet'],
        ['Model', of.config_model || 'not set', of.config_provider ? `via ${of.config_provider}` : undefined],
      ]}
    />
  )
}

function Keys({ of }: { of: Health }) {
  return (
    <Pane title="Keys" sum={`${of.keys_ok} there, ${of.keys_missing} not set`}>
      <ul>
        {of.keys.map(({ name, present, note, source }) => (
          <li key={name} className="hud-line across">
            <StatusWord {...KEY[`${present}`]} />
            <span className="mono">{name}</span>
            <span className="quiet">{note || source}</span>
          </li>
        ))}
      </ul>
      <Nothing>Only names are read: a value never leaves the node.</Nothing>
    </Pane>
  )
}

function Services({ of }: { of: Health }) {
  return (
    <Pane title="Services" sum={`${of.services_ok} running`}>
      <ul>
        {of.services.map(({ name, running, pid, note }) => (
          <li key={name} className="hud-line across">
            <StatusWord
              {...(running ? { status: 'running', word: 'Running' } : { status: 'stopped', word: 'Off' })}
            />
            <b>{name}</b>
            <span className="quiet num">
              {[pid !== null && `pid ${pid}`, note].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}

const price = (usd: number | null) => (usd === null ? '–' : `$${usd} a million`)

function Model({ of }: { of: ModelInfo }) {
  const can = [
    ['tools', of.supports_tools],
    ['vision', of.supports_vision],
    ['reasoning', of.supports_reasoning],
    ['structured output', of.supports_structured_output],
  ] as const
  return (
    <Pane title="Model" sum={of.model || 'not set'}>
      {of.model === '' && (
        <Nothing>
          None is chosen: <code>hermes model</code> writes one into <code>config.yaml</code>.
        </Nothing>
      )}
      {of.model !== '' && !of.found && (
        <Nothing>The agent's list of models does not have it, so what it can is not known.</Nothing>
      )}
      {of.model !== '' && (
        <dl className="hud-pairs">
          <dt>Provider</dt>
          <dd>{of.provider || 'not set'}</dd>
          {of.found && (
            <>
              <dt>Family</dt>
              <dd>{of.family || '–'}</dd>
              <dt>It can</dt>
              <dd>{can.flatMap(([name, yes]) => (yes ? [name] : [])).join(', ') || 'text alone'}</dd>
              <dt>It cannot</dt>
              <dd>{can.flatMap(([name, yes]) => (yes ? [] : [name])).join(', ') || 'nothing of these'}</dd>
              <dt>Most output</dt>
              <dd className="num">{grouped(of.max_output_tokens)} tokens</dd>
              <dt>Released, knows until</dt>
              <dd>{[of.release_date, of.knowledge_cutoff].map((day) => day || '–').join(', ')}</dd>
              <dt>Input, output, cache read</dt>
              <dd className="num">
                {[of.cost_input_per_m, of.cost_output_per_m, of.cost_cache_read_per_m].map(price).join(', ')}
              </dd>
            </>
          )}
          <dt>Context</dt>
          <dd className="num">
            {grouped(of.effective_context_length)} tokens: {short(of.auto_context_length)} of the model,{' '}
            {of.config_context_length > 0 ? short(of.config_context_length) : 'none'} set
          </dd>
        </dl>
      )}
    </Pane>
  )
}

function ProvidersPane({ all }: { all: readonly Provider[] }) {
  return (
    <Pane title="Providers" sum={counted(all.length, 'provider')}>
      {all.length === 0 && (
        <Nothing>
          Nobody is logged in: <code>hermes login</code> connects a provider; keys stand beside this.
        </Nothing>
      )}
      <ul>
        {all.map((one) => (
          <li key={one.id} className="hud-line across">
            <StatusWord {...PROVIDER[one.status]} />
            <b>{one.name}</b>
            {one.is_active && <span className="tag accent">active</span>}
            <span className="quiet num">
              {[one.auth_mode, one.token_preview, one.scope].filter(Boolean).join(', ')}
              {one.expires_at !== null && (
                <>
                  , {one.status === 'expired' ? 'expired' : 'expires'} <When at={one.expires_at} />
                </>
              )}
              {one.obtained_at !== null && (
                <>
                  , obtained <When at={one.obtained_at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
