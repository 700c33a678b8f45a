import { FileClock, ScrollText } from 'lucide-react'
import { Banner } from '../../parts/Banner'
import { Empty } from '../../parts/Empty'
import type { LogView } from './logModel'

/** What stands above the lines, or in their place. */
export function LogNotice({ view, counting }: { view: LogView; counting: number | undefined }) {
  if (view.phase === 'none' || (view.phase === 'ready' && view.total === 0)) {
    return (
      <Empty icon={ScrollText} title={view.phase === 'none' ? 'No log yet' : 'The log is empty'}>
        <p>Start the loop: what it writes to .ralph/ralph.log shows here as it comes.</p>
      </Empty>
    )
  }
  if (view.trouble !== null) {
    return (
      <Banner tone="yellow" icon={ScrollText} title="The log cannot be read just now.">
        {view.trouble} It is tried again by itself.
      </Banner>
    )
  }
  if (view.phase === 'ready' && !view.numbered) {
    return (
      <Banner tone="plain" icon={FileClock} title={countingWords(counting)}>
        This is its end; all of it, and the numbers of the lines, come when it is counted.
      </Banner>
    )
  }
  return null
}

const countingWords = (share: number | undefined): string =>
  share === undefined ? 'Counting the log.' : `Counting the log, ${Math.floor(share * 100)} %.`
