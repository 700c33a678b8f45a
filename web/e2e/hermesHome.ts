import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Does nothing, unless a page lets it: then `window.pwned` is there. */
export const PAYLOADS = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=2</script>',
  '<svg onload="window.pwned=3"></svg>',
  '[click](javascript:window.pwned=4)',
  '<iframe srcdoc="<script>parent.pwned=5</script>"></iframe>',
  '"><a href="javascript:window.pwned=6" autofocus onfocus="window.pwned=7">x</a>',
] as const

/** The tables that an agent has, and the index that its own search uses. */
const SCHEMA = `
CREATE TABLE sessions (id TEXT PRIMARY KEY, source TEXT, title TEXT, started_at REAL, ended_at REAL, model TEXT,
  model_config TEXT, parent_session_id TEXT, message_count INTEGER, tool_call_count INTEGER, input_tokens INTEGER,
  output_tokens INTEGER, cache_read_tokens INTEGER, cache_write_tokens INTEGER, reasoning_tokens INTEGER,
  estimated_cost_usd REAL, actual_cost_usd REAL);
CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, content TEXT, tool_calls TEXT,
  timestamp REAL, token_count INTEGER, reasoning TEXT);
CREATE VIRTUAL TABLE messages_fts USING fts5(content, content=messages, content_rowid=id);
CREATE TRIGGER messages_ai AFTER INSERT ON messages BEGIN
  INSERT INTO messages_fts(rowid, content) VALUES (new.id, new.content);
END;`

/** Statements, each with its values, in one transaction of a writer that comes and goes. */
type Statement = readonly [sql: string, ...values: (string | number | null)[]]

const PYTHON = `
import json, sqlite3, sys
path, script, statements = json.load(sys.stdin)
with sqlite3.connect(path) as db:
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(script)
    for sql, *values in statements:
        db.execute(sql, values)
`

/** Writes into the database as an agent would, by Python's own SQLite. */
export function tell(home: string, statements: readonly Statement[], script = ''): void {
  execFileSync('python3', ['-c', PYTHON], {
    input: JSON.stringify([join(home, 'state.db'), script, statements]),
  })
}

/** Puts a file in place by a rename, as the agent does it. */
export function put(home: string, name: string, text: string): void {
  const file = join(home, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.tmp`, text)
  renameSync(`${file}.tmp`, file)
}

export const MINUTE = 60

/** A session and what was said in it, the user first and then in turn. */
export function session(
  id: string,
  title: string | null,
  minutesAgo: number,
  said: readonly string[],
  more: { source?: string; model?: string; ended?: boolean } = {},
): Statement[] {
  const began = Date.now() / 1000 - minutesAgo * MINUTE
  const { source = 'cli', model = 'anthropic/claude-sonnet-4-6', ended = true } = more
  const row: Statement = [
    'INSERT INTO sessions VALUES (?,?,?,?,?,?,NULL,NULL,?,?,?,?,0,0,0,0.01,NULL)',
    ...[id, source, title, began, ended ? began + 5 * MINUTE : null, model, said.length, 1, 120_000, 9_000],
  ]
  const calls = JSON.stringify([{ id: 'c', function: { name: 'terminal', arguments: '{"command":"ls"}' } }])
  return [
    row,
    ...said.map((content, at): Statement => {
      const role = at % 2 === 0 ? 'user' : 'assistant'
      return [
        'INSERT INTO messages (session_id,role,content,tool_calls,timestamp,token_count) VALUES (?,?,?,?,?,?)',
        ...[id, role, content, at === 1 ? calls : null, began + at, 12],
      ]
    }),
  ]
}

const iso = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

const job = (id: string, minutes: number, more: object = {}) => ({
  id,
  name: id,
  prompt: 'Say what needs me',
  schedule: { kind: 'interval', minutes: 120, display: 'every 2h' },
  schedule_display: 'every 2h',
  enabled: true,
  state: 'scheduled',
  next_run_at: iso(minutes),
  last_run_at: iso(-60),
  last_status: 'ok',
  last_error: null,
  deliver: 'telegram',
  repeat: { times: null, completed: 12 },
  skills: [],
  ...more,
})

export const jobs = (...more: object[]): string =>
  JSON.stringify({
    jobs: [
      job('morning-brief', 900),
      job('sync-calendar', 12, { last_status: 'error', last_error: '401 from the calendar server' }),
      job('weekly-review', 3000, { enabled: false, state: 'paused', paused_reason: 'while Mira is away' }),
      ...more,
    ],
    updated_at: iso(-1),
  })

const skill = (name: string, description: string) =>
  `---\nname: ${name}\ndescription: ${description}\n---\n# ${name}\n`

export const NOTES = [
  'The gateway repo deploys only on Tuesdays',
  'Ubuntu 24.04, two cores; the backend is a local llama-server',
  "Gotcha: legacy_id is read by the nightly export. Don't drop it",
  'TODO: verify the holdout date',
] as const

/** A home by hand: a little of everything that the page shows, and payloads in some of it. */
export function makeHome(home: string): void {
  put(home, 'memories/MEMORY.md', `${[...NOTES, `Payload ${PAYLOADS.join(' ')}`].join('\n§\n')}\n`)
  put(home, 'memories/USER.md', 'Expects terse answers\n')
  put(
    home,
    'config.yaml',
    'model:\n  default: claude-sonnet-4-6\n  provider: anthropic\ntoolsets: [web, file]\nterminal:\n  backend: local\n',
  )
  put(home, '.env', 'ANTHROPIC_API_KEY=sk-ant-canary-0123456789abcdef\n')
  put(home, 'cron/jobs.json', jobs())
  put(
    home,
    'skills/git/release-notes/SKILL.md',
    skill('release-notes', 'Notes from commits since the last tag'),
  )
  put(home, 'skills/testing/pytest-triage/SKILL.md', skill('pytest-triage', 'Groups failing tests by cause'))
  put(home, 'skills/evil/payload/SKILL.md', skill('evil', `'${PAYLOADS[0]}'`))
  put(
    home,
    'gateway_state.json',
    JSON.stringify({
      gateway_state: 'running',
      pid: process.pid,
      kind: 'gateway',
      updated_at: iso(-1),
      active_agents: 1,
      platforms: {
        telegram: { state: 'connected', updated_at: iso(-1) },
        matrix: { state: 'retrying', updated_at: iso(-2), error_message: `no answer ${PAYLOADS[1]}` },
      },
    }),
  )
  put(home, 'logs/agent.log', 'INFO agent: began\n')
  const old = Array.from({ length: 300 }, (_, at) =>
    session(`old-${String(at).padStart(3, '0')}`, `Old session ${at}`, 3000 + at * 60, ['hello', 'hi'], {
      source: at % 3 === 0 ? 'telegram' : 'cli',
    }),
  ).flat()
  tell(
    home,
    [
      ...old,
      ...session(
        'long',
        'A long talk',
        600,
        Array.from({ length: 260 }, (_, at) => `message number ${at + 1}`),
      ),
      ...session('evil', `Evil ${PAYLOADS[0]}`, 60, ['please', ...PAYLOADS, 'harmless end']),
      ...session('review', 'Migration review', 5, ['Can `legacy_id` go?', 'It is **read by one query**.'], {
        ended: false,
      }),
    ],
    SCHEMA,
  )
}
