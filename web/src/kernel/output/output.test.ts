// @vitest-environment happy-dom
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sized } from '../../parts/figures'
import { isPicture } from '../../parts/picture'
import { joined, type Output } from './output'
import { NO_PICTURES } from './payloads'
import { MEASURE, MEASURE_HASH, sealed } from './sealed'
import { visible } from './visible'

const output = (type: string, content: string, more: Partial<Output> = {}): Output => ({
  type,
  text: content,
  content,
  ...more,
})

it('joins consecutive pieces of one stream, and nothing else', () => {
  const pieces = [
    output('stdout', 'a'),
    output('stdout', 'b\n'),
    output('stdout', '1\n', { value: true }),
    output('stderr', 'x'),
    output('stderr', 'y'),
    output('stderr', 'cut', { cut: 5 }),
    output('stdout', 'c'),
    output('markdown', 'd'),
    output('markdown', 'e'),
  ]
  expect(joined(pieces).map(({ type, content }) => [type, content])).toEqual([
    ['stdout', 'ab\n'],
    ['stdout', '1\n'],
    ['stderr', 'xy'],
    ['stderr', 'cut'],
    ['stdout', 'c'],
    ['markdown', 'd'],
    ['markdown', 'e'],
  ])
  expect(pieces[0]?.content).toBe('a')
})

it('writes out characters that hide or turn text around', () => {
  expect(visible('\u202egnp.exe')).toBe('\\u202egnp.exe')
  expect(visible('a\x1b[31m\u200bb\ttab\nline')).toBe('a\\u001b[31m\\u200bb\ttab\nline')
  expect(visible('é 漢字 עברית 🙂')).toBe('é 漢字 עברית 🙂')
})

it('says sizes in their unit', () => {
  expect([0, 1023, 1024, 1536, 102_400, 1_048_576, 6_556_000].map(sized)).toEqual([
    '0 B',
    '1023 B',
    '1 KiB',
    '1.5 KiB',
    '100 KiB',
    '1 MiB',
    '6.3 MiB',
  ])
})

it('takes only pictures that stand in the output itself', () => {
  expect(NO_PICTURES.filter(isPicture)).toEqual([])
  expect(isPicture('data:image/png;base64,AAAA')).toBe(true)
  expect(isPicture('data:image/svg+xml;charset=utf-8,<svg/>')).toBe(true)
})

it('has the script of its frames in the policy of the page', () => {
  const hash = `sha256-${createHash('sha256').update(MEASURE).digest('base64')}`
  expect(MEASURE_HASH).toBe(hash)
  const server = join(
    import.meta.dirname,
    '../../../../server/src/main/java/dev/sightline/http/StaticPage.java',
  )
  expect(readFileSync(server, 'utf8')).toContain(`"${hash}"`)
})

it('takes the handlers out of HTML, in whatever way they are written, and nothing else', () => {
  const html =
    `<img src="data:," onerror="a()" ONLOAD=b()><p title="x onclick=1 > y"onclick='c("&gt;")'>if on = 1</p>` +
    '<svg/onload=d()><text data-on=e>t</text></svg><a href="https://x.invalid/?on=1">on=2</a>'
  const { srcdoc } = sealed(html)
  const body = new DOMParser().parseFromString(srcdoc, 'text/html').body
  const names = [...body.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
  expect(names.sort()).toEqual(['data-on', 'href', 'rel', 'src', 'target', 'title'])
  expect(body.querySelector('p')?.title).toBe('x onclick=1 > y')
  expect(body.querySelector('a')?.getAttribute('href')).toBe('https://x.invalid/?on=1')
  expect(body.textContent).toBe('if on = 1ton=2')
})
