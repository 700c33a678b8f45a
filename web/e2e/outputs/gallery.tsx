import { createRoot } from 'react-dom/client'
import type { Exported } from '../../src/kernel/export/exportHtml'
import { Outputs } from '../../src/kernel/output/Outputs'
import type { Output } from '../../src/kernel/output/output'
import { VariablesPanel } from '../../src/kernel/variables/VariablesPanel'
import { useTheme } from '../../src/theme/theme'
import '../../src/theme/tokens.css'
import '../../src/theme/base.css'
import '../../src/parts/parts.css'

/** A page that shows what a test gives it, and nothing else: no server is behind it. */
export interface Gallery {
  show(outputs: readonly Output[], running?: boolean): void
  variables(): void
  theme(theme: 'dark' | 'light'): void
  exported(what: Exported): Promise<string>
}

const root = createRoot(document.getElementById('app') as HTMLElement)

const gallery: Gallery = {
  show: (outputs, running = false) =>
    root.render(
      <main style={{ padding: '12px 0 12px 16px', background: 'var(--inset)', minHeight: '100%' }}>
        <Outputs outputs={outputs} running={running} />
      </main>,
    ),
  variables: () => root.render(<VariablesPanel session="/home/ada/churn.py" finished={0} />),
  theme: (theme) => {
    document.documentElement.dataset.theme = theme
    useTheme.setState({ theme })
  },
  exported: async (what) => (await import('../../src/kernel/export/exportHtml')).exportHtml(what),
}

Object.assign(window, { gallery })
