import { expect, it } from 'vitest'
import { forgetAllDrafts, forgetDraft, keepDraft, keptDraft } from './keptDrafts'

it('says that nothing is kept where the browser keeps nothing', async () => {
  const draft = { key: 'plan shop', text: 'mine', base: { text: '', etag: undefined }, at: 0 }
  expect('indexedDB' in globalThis).toBe(false)
  expect(await keepDraft(draft)).toBe(false)
  expect(await keptDraft(draft.key)).toBeUndefined()
  await forgetDraft(draft.key)
  await forgetAllDrafts()
})
