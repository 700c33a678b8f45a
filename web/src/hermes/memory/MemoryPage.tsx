import { useState } from 'react'
import { Filter } from '../Filter'
import type { PageProps } from '../HermesPage'
import { Page } from '../Page'
import { MEMORY } from '../sources'
import { useHermes } from '../useHermes'
import { MemoryPanel } from './MemoryPanel'
import './memory.css'

/** What the agent remembers of its work and of its user; for editors to mend. */
export default function MemoryPage({ writes }: PageProps) {
  const memory = useHermes(MEMORY)
  const [query, setQuery] = useState('')
  const { value } = memory
  return (
    <Page of={[memory]} what="The memory">
      {value && (
        <>
          <Filter name="Search the memory" value={query} set={setQuery} />
          <div className="hud-halves">
            <MemoryPanel
              of={value.memory}
              title="Agent memory"
              file="MEMORY.md"
              purpose="What the agent learns about its work stands here."
              query={query}
              writes={writes}
            />
            <MemoryPanel
              of={value.user}
              title="User profile"
              file="USER.md"
              purpose="What the agent learns about you stands here."
              query={query}
              writes={writes}
            />
          </div>
        </>
      )}
    </Page>
  )
}
