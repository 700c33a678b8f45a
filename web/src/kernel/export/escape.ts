const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands in HTML, in an element and in a quoted attribute alike. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => NAMES[character] ?? '')
