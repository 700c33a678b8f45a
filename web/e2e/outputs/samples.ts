import type { Variables } from '../../src/api/variables'
import type { Output } from '../../src/kernel/output/output'

const output = (type: string, content: string, more: Partial<Output> = {}): Output => ({
  type,
  text: content,
  content,
  ...more,
})

const PLANS = ['starter', 'team', 'enterprise']

export const SMALL_TABLE = output(
  'dataframe',
  JSON.stringify({
    columns: ['accounts', 'churned', 'rate', 'mrr'],
    data: [
      [31882, 1947, 0.0611, 19],
      [13210, 431, 0.0326, 84.5],
      [3112, 22, null, 1240],
    ],
    index: PLANS,
    shape: [3, 4],
  }),
)

const WIDE = Array.from({ length: 17 }, (_, at) => `column_${at}`)

export const LARGE_TABLE = output(
  'dataframe',
  JSON.stringify({
    columns: ['plan', ...WIDE],
    data: Array.from({ length: 1000 }, (_, row) => [
      PLANS[row % 3],
      ...WIDE.map((_, at) => (row * (at + 3) * 7919) % 100003),
    ]),
    index: Array.from({ length: 1000 }, (_, row) => row),
    shape: [48204, 18],
  }),
)

export const ERROR = output(
  'error',
  [
    'Traceback (most recent call last):',
    '  File "/home/ada/churn.py", line 10, in <module>',
    '    df["tenure_days"].mean()',
    "KeyError: 'tenure_days'",
    '',
  ].join('\n'),
  {
    error: {
      name: 'KeyError',
      message: "'tenure_days'",
      line: 10,
      hidden: 2,
      frames: [
        { file: '/home/ada/churn.py', line: 10, name: '<module>', code: 'df["tenure_days"].mean()' },
        {
          file: '/home/ada/.venv/lib/python3.13/site-packages/pandas/core/frame.py',
          line: 4102,
          name: '__getitem__',
          code: 'indexer = self.columns.get_loc(key)',
        },
        {
          file: '/home/ada/.venv/lib/python3.13/site-packages/pandas/core/indexes/base.py',
          line: 3812,
          name: 'get_loc',
          code: 'raise KeyError(key) from err',
        },
      ],
    },
  },
)

export const SYNTAX_ERROR = output(
  'error',
  '  File "/home/ada/churn.py", line 3\n    x = (1,\n        ^\nSyntaxError: \'(\' was never closed\n',
  { error: { name: 'SyntaxError', message: "'(' was never closed", line: 3, frames: [], hidden: 0 } },
)

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="160" viewBox="0 0 640 160">' +
  '<path d="M10 120 L120 90 L240 100 L360 50 L480 70 L630 20" fill="none" stroke="teal" stroke-width="3"/></svg>'

export const IMAGE = output('image', `data:image/svg+xml;base64,${Buffer.from(CHART).toString('base64')}`)

export const MARKDOWN = output(
  'markdown',
  [
    '# Weekly churn',
    'Accounts that left, by **plan**; see [the notes](https://example.org/notes) and `churn.py`.',
    '',
    '| plan | rate |\n|---|--:|\n| starter | 6.11 % |\n| team | 3.26 % |',
    '',
    '- one\n- two\n\n> A quote.\n\n```python\nprint("code")\n```',
  ].join('\n'),
)

export const HTML = output(
  'html',
  '<style scoped>.dataframe tbody tr th{vertical-align:top}</style><table border="1" class="dataframe">' +
    '<thead><tr style="text-align: right;"><th></th><th>accounts</th><th>rate</th></tr></thead><tbody>' +
    PLANS.map(
      (plan, at) => `<tr><th>${plan}</th><td>${at * 1311}</td><td style="color:red">0.0${at}</td></tr>`,
    ).join('') +
    '</tbody></table><p>3 rows × 2 columns</p><script>document.body.textContent = "ran"</script>',
)

export const PROGRESS = output(
  'stdout',
  ' 61%\r 62% \x1b[34m━━━━━━━━━━━━━━━━━━━━━━━━━\x1b[90m───────────────\x1b[0m 248/400 \x1b[2m[00:41<00:25, 6.0 it/s]\x1b[0m',
)

const SIXTEEN = Array.from({ length: 16 }, (_, at) => {
  const code = at < 8 ? 30 + at : 82 + at
  return `\x1b[${code}mfg ${at}\x1b[0m \x1b[${code + 10}m bg \x1b[0m \x1b[7;${code}m inv \x1b[0m`
})

export const ALL: readonly Output[] = [
  output('stdout', 'read 48,204 rows × 17 columns in 0.19 s\n'),
  output('stderr', 'FutureWarning: the default of observed=False is deprecated\n'),
  output('stdout', "{'rows': 48204, 'columns': 17}\n", { value: true }),
  SMALL_TABLE,
  IMAGE,
  ERROR,
  SYNTAX_ERROR,
  MARKDOWN,
  HTML,
  LARGE_TABLE,
  output('stdout', `${SIXTEEN.slice(0, 8).join('  ')}\n${SIXTEEN.slice(8).join('  ')}\n`),
  output(
    'stdout',
    Array.from({ length: 400 }, (_, at) => `step ${at + 1} of 400, loss ${(1 / (at + 1)).toFixed(4)}\n`).join(
      '',
    ),
  ),
  output('stderr', '… 3.1 MB more were cut', { cut: 3_251_000 }),
  output('application/x-new', 'a kind of output that this page does not know yet'),
  output('image', 'https://example.org/x.png'),
  PROGRESS,
]

export const VARIABLES: Variables = {
  variables: [
    {
      name: 'df',
      type: 'DataFrame',
      repr: '       plan  seen  churned …',
      shape: [48204, 17],
      size: 6_556_000,
    },
    { name: 'model', type: 'Booster', repr: '<churn.Booster object at 0x7f2c1e0>', shape: null, size: null },
    { name: 'PLANS', type: 'list', repr: "['starter', 'team', 'enterprise']", shape: [3], size: 88 },
    { name: 'weekly', type: 'Series', repr: 'seen\n2026-07-05    0.031 …', shape: [13], size: 1_204 },
    { name: 'rounds', type: 'int', repr: '400', shape: null, size: 28 },
  ],
  more: 12,
}
