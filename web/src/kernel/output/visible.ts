/** Controls that hide or turn around the text beside them: C0, C1, bidirectional and zero-width ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to show
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** The text with such characters written out, so that a name is what it seems to be. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
