import { Sparkles, Zap } from 'lucide-react'
import { useState } from 'react'
import type { Skill, Skills } from '../../api/hermesWire'
import { counted, grouped, sized } from '../../parts/figures'
import { FilePath } from '../FilePath'
import { Filter } from '../Filter'
import { matching } from '../matching'
import { Nothing, Page, Pane } from '../Page'
import { SKILLS } from '../sources'
import { Tally } from '../Tally'
import { useHermes } from '../useHermes'
import { When } from '../When'
import { byCount } from '../words'
import './skills.css'

/** What the agent can do: by category, and what has changed of late. */
export default function SkillsPage() {
  const skills = useHermes(SKILLS)
  const [query, setQuery] = useState('')
  const [category, setCategory] = useState<string>()
  const { value } = skills
  return (
    <Page of={[skills]} what="The skills">
      {value && value.total === 0 && (
        <Pane title="Skills">
          <Nothing>
            None yet. A skill is a <code>SKILL.md</code> in a folder beneath <code>skills/</code> of the home;
            the agent writes them, and so can you.
          </Nothing>
        </Pane>
      )}
      {value && value.total > 0 && (
        <>
          <Filter name="Search the skills" value={query} set={setQuery} />
          <div className="hud-aside">
            <Pane
              title="Categories"
              sum={`${byCount(value.category_counts).length}, ${counted(value.total, 'skill')}, ${value.custom_count} self-taught`}
            >
              <Tally
                rows={byCount(value.category_counts)}
                chosen={category}
                choose={(name) => setCategory(name === category ? undefined : name)}
              />
            </Pane>
            <List of={value} query={query} category={category} />
          </div>
        </>
      )}
    </Page>
  )
}

function List({ of, query, category }: { of: Skills; query: string; category: string | undefined }) {
  const all =
    category !== undefined
      ? (of.by_category[category] ?? [])
      : query !== ''
        ? of.skills
        : of.recently_modified
  const shown = matching(all, query, ({ name, description, category: of, tags }) => [
    name,
    description,
    of,
    ...(tags ?? []),
  ])
  const title = category ?? (query !== '' ? 'Found' : 'Recently modified')
  return (
    <Pane title={title} sum={grouped(shown.length)}>
      {shown.length === 0 && <Nothing>No skill has these words.</Nothing>}
      <ul>
        {shown.map((skill) => (
          <SkillRow key={skill.path} skill={skill} />
        ))}
      </ul>
    </Pane>
  )
}

function SkillRow({ skill }: { skill: Skill }) {
  const { name, category, description, path, modified_at, file_size, is_custom, version } = skill
  return (
    <li className="hud-skill">
      <Zap size={14} strokeWidth={1.6} aria-hidden />
      <div>
        <p>
          <b>{name}</b> <span className="tag">{category}</span>{' '}
          {is_custom && (
            <span className="tag accent">
              <Sparkles size={11} strokeWidth={1.8} aria-hidden /> self-taught
            </span>
          )}
        </p>
        {description !== '' && <p className="hud-skill-what">{description}</p>}
        <p className="quiet num">
          <FilePath path={path} />
          {` · ${sized(file_size)} · `}
          <When at={modified_at} />
          {version ? ` · version ${version}` : ''}
        </p>
      </div>
    </li>
  )
}
