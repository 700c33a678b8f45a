/** Those that have all the words, whatever their case. */
export function matching<T>(all: readonly T[], query: string, texts: (one: T) => readonly string[]): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((one) => {
    const text = texts(one).join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
