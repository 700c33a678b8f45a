/** The file's name for what somebody typed: always Markdown, never a path. */
export function nameOf(typed: string): string | undefined {
  const name = typed.trim()
  if (name === '' || name.startsWith('.') || /[/\\\0]/.test(name)) return undefined
  return name.endsWith('.md') ? name : `${name}.md`
}
