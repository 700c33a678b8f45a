import { indentUnit } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { baseName } from '../../node/paths'

/** Each language is its own chunk: most people open one kind of file. */
const LANGUAGES: Record<string, () => Promise<Extension>> = {
  py: async () => [(await import('@codemirror/lang-python')).python(), indentUnit.of('    ')],
  json: async () => (await import('@codemirror/lang-json')).json(),
  md: async () => (await import('@codemirror/lang-markdown')).markdown(),
  js: async () => (await import('@codemirror/lang-javascript')).javascript({ jsx: true }),
  ts: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  tsx: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true, jsx: true }),
}

const SAME: Record<string, string> = {
  pyi: 'py',
  pyw: 'py',
  markdown: 'md',
  jsonl: 'json',
  ipynb: 'json',
  mjs: 'js',
  cjs: 'js',
  jsx: 'js',
  mts: 'ts',
  cts: 'ts',
}

/** The language of a file by its extension; nothing for one that we do not know. */
export async function languageOf(path: string): Promise<Extension> {
  const name = baseName(path).toLowerCase()
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return (await LANGUAGES[SAME[extension] ?? extension]?.()) ?? []
}
