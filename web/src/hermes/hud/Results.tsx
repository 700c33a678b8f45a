import { Link } from 'wouter'
import type { AgentMemory, Skills } from '../../api/hermesWire'
import { hrefOf } from '../../place/place'
import { Marked } from '../Marked'
import { matching } from '../matching'
import { keyed } from '../memory/editing'
import { Nothing, Pane } from '../Page'
import { Hits } from '../sessions/Hits'
import { searchOf } from '../sources'
import { useHermes } from '../useHermes'
import { Row } from './Row'

interface Props {
  query: string
  memory: AgentMemory | undefined
  skills: Skills | undefined
}

/** What has the words, wherever in the home it stands. */
export function Results({ query, memory, skills }: Props) {
  const hits = useHermes(searchOf(query))
  const notes = [...(memory?.memory.entries ?? []), ...(memory?.user.entries ?? [])]
  const foundNotes = matching(keyed(notes), query, ([, { text, category }]) => [text, category])
  const foundSkills = matching(skills?.skills ?? [], query, ({ name, description, category }) => [
    name,
    description,
    category,
  ])
  return (
    <div className="hud-halves">
      <Pane title="Sessions" sum={hits.value?.length}>
        <Hits of={hits} query={query} />
      </Pane>
      <div className="hud-stack">
        <Pane title="Memory" sum={foundNotes.length}>
          {foundNotes.length === 0 && <Nothing>No note has these words.</Nothing>}
          <ul>
            {foundNotes.map(([key, { text, category }]) => (
              <Row key={key} lead={category}>
                <Link href={hrefOf({ page: 'hermes', tab: 'memory' })} title={text}>
                  <Marked text={text} query={query} />
                </Link>
              </Row>
            ))}
          </ul>
        </Pane>
        <Pane title="Skills" sum={foundSkills.length}>
          {foundSkills.length === 0 && <Nothing>No skill has these words.</Nothing>}
          <ul>
            {foundSkills.slice(0, 20).map(({ path, name, description }) => (
              <Row key={path}>
                <Link href={hrefOf({ page: 'hermes', tab: 'skills' })} title={description}>
                  <b>
                    <Marked text={name} query={query} />
                  </b>{' '}
                  <span className="quiet">
                    <Marked text={description} query={query} />
                  </span>
                </Link>
              </Row>
            ))}
          </ul>
        </Pane>
      </div>
    </div>
  )
}
