import type { Projects } from '../../api/hermesWire'
import { counted } from '../../parts/figures'
import { Nothing, Pane } from '../Page'

type Row = Projects['projects'][number]

const said = (row: Row, name: string): string => {
  const value = row[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The directories of work: of those that this node serves, with what is not committed. */
export function ProjectsPane({ of }: { of: Projects }) {
  return (
    <Pane
      title="What it works on"
      sum={
        of.served
          ? `${counted(of.total, 'project')}, ${of.git_repos} with git, ${of.dirty_count} with changes`
          : ''
      }
    >
      {!of.served && (
        <Nothing>
          This node does not serve <span className="mono">{of.projects_dir}</span>, so it does not look into
          it. Start Sightline with that directory to see its projects.
        </Nothing>
      )}
      {of.served && of.total === 0 && (
        <Nothing>
          There is nothing in <span className="mono">{of.projects_dir}</span> yet.
        </Nothing>
      )}
      <ul>
        {of.projects.map((row) => (
          <li key={said(row, 'path') || said(row, 'name')} className="hud-line across">
            <b>{said(row, 'name')}</b>
            <span className="tag">{said(row, 'status_label') || (row.is_git ? 'git' : 'no git')}</span>
            <span className="quiet num">
              {[
                said(row, 'branch'),
                said(row, 'last_commit_ago'),
                said(row, 'last_commit_msg'),
                Array.isArray(row.languages) ? row.languages.join(', ') : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Pane>
  )
}
