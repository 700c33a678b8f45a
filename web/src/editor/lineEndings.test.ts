import { describe, expect, it } from 'vitest'
import { nameOfEndings, separatorOf, withEndings } from './lineEndings'

describe('line endings', () => {
  it.each([
    ['', '\n', 'LF'],
    ['no line break', '\n', 'LF'],
    ['a\nb\n', '\n', 'LF'],
    ['a\r\nb\r\n', '\r\n', 'CRLF'],
    ['a\rb\r', '\r', 'CR'],
    ['a\r\nb\n', '\n', 'Mixed'],
    ['a\rb\n', '\n', 'Mixed'],
    ['a\rb\r\n', '\n', 'Mixed'],
    ['a\r\r\n', '\n', 'Mixed'],
  ] as const)('of %j are split by %j and called %s', (text, separator, name) => {
    expect(separatorOf(text)).toBe(separator)
    expect(nameOfEndings(text)).toBe(name)
    expect(text.split(separator).join(separator)).toBe(text)
  })

  it('are given to pasted text', () => {
    expect(withEndings('a\nb\r\nc\rd', '\r\n')).toBe('a\r\nb\r\nc\r\nd')
    expect(withEndings('a\r\nb', '\n')).toBe('a\nb')
  })
})
