import type { Gateway } from '../../api/hermesWire'
import { StatusWord } from '../../parts/StatusPill'
import { Figures, Nothing, Page, Pane } from '../Page'
import { GATEWAY } from '../sources'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { gatewayLook, platformLook } from './gateway'

/** Where the agent can be reached. */
export default function GatewayPage() {
  const gateway = useHermes(GATEWAY)
  const { value } = gateway
  return (
    <Page of={[gateway]} what="The gateway">
      {value && <State of={value} />}
      {value && (
        <Pane title="Platforms" sum={value.platforms.length}>
          {value.platforms.length === 0 ? (
            <Nothing>
              The agent can be reached nowhere but in a terminal. <code>hermes gateway setup</code> connects
              it to Telegram, Discord and others.
            </Nothing>
          ) : (
            <div className="hud-scroller">
              <table className="hud-table">
                <thead>
                  <tr>
                    <th>Platform</th>
                    <th>State</th>
                    <th>Trouble</th>
                    <th className="end">Updated</th>
                  </tr>
                </thead>
                <tbody>
                  {value.platforms.map(({ name, state, error_code, error_message, updated_at }) => (
                    <tr key={name}>
                      <td>
                        <b>{name}</b>
                      </td>
                      <td>
                        <StatusWord {...platformLook(state, value.pid_alive)} />
                      </td>
                      <td className={error_code || error_message ? 'bad hud-wrap' : 'quiet'}>
                        {[error_code, error_message].filter(Boolean).join(': ') || '–'}
                      </td>
                      <td className="end num quiet">
                        <When at={updated_at} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Pane>
      )}
      <p className="quiet hud-foot">
        It is started, stopped and updated by the agent's own program: <code>hermes gateway restart</code>
      </p>
    </Page>
  )
}

function State({ of }: { of: Gateway }) {
  const { pid, pid_alive, kind, active_agents, updated_at, exit_reason, restart_requested } = of
  return (
    <>
      <Figures
        all={[
          ['Gateway', <StatusWord key="s" {...gatewayLook(of)} />, kind],
          [
            'Process',
            pid === null ? 'none' : String(pid),
            pid === null ? undefined : pid_alive ? 'alive' : 'not there',
          ],
          ['Active agents', String(active_agents)],
          ['Updated', <When key="w" at={updated_at} none="never" />],
        ]}
      />
      {exit_reason !== null && (
        <p className="bad" role="status">
          It ended: {exit_reason}
        </p>
      )}
      {restart_requested && <p className="warn">A restart is asked for.</p>}
    </>
  )
}
