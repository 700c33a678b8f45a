import { useEffect, useState } from 'react'
import { readNote } from '../api/buildCalls'
import type { Reply } from '../api/request'
import type { Build, FileContent, Project } from '../api/wire'
import { Ago } from '../parts/Ago'
import { Markdown } from '../parts/Markdown'
import './side.css'

type File = Build['context'][number]

/** What people and agents have written down about the build. */
export function Notes({ project, build }: { project: Project; build: Build }) {
  if (build.context.length === 0) return null
  return (
    <section className="pane" aria-label="Context">
      <header className="pane-head">
        <h2>Context</h2>
      </header>
      {build.context.map((file) => (
        <Note key={file.path} project={project} file={file} />
      ))}
    </section>
  )
}

function Note({ project, file }: { project: Project; file: File }) {
  const [open, setOpen] = useState(false)
  const [read, setRead] = useState<Reply<FileContent>>()
  const path = `${project.path}/${file.path}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version of the file is read anew
  useEffect(() => {
    if (!open) return
    let wanted = true
    void readNote(path).then((reply) => wanted && setRead(reply))
    return () => {
      wanted = false
    }
  }, [open, path, file.mtime])
  return (
    <details className="build-note" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="one-line">{file.name}</span>
        <span className="quiet num">
          <Ago at={Date.parse(file.mtime)} />
        </span>
      </summary>
      {read && <Text name={file.name} read={read} />}
    </details>
  )
}

function Text({ name, read }: { name: string; read: Reply<FileContent> }) {
  if (!read.ok) return <p className="bad">{read.detail}</p>
  const { content } = read.value
  if (/\.(md|markdown)$/i.test(name)) return <Markdown text={content} />
  return <pre className="markdown-text">{content}</pre>
}
