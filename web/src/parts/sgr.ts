/** 0 to 15 is a colour of the theme, text is one of the 256 or of the true colours: `rgb(1 2 3)`. */
export type Colour = number | string

/** How a piece of terminal text looks; what is absent is as usual. */
export interface Style {
  fg?: Colour
  bg?: Colour
  bold?: true
  dim?: true
  italic?: true
  underline?: true
  inverse?: true
}

export const PLAIN: Style = {}

const FLAGS: Record<number, keyof Style> = { 1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 7: 'inverse' }
const ENDS: Record<number, readonly (keyof Style)[]> = {
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  39: ['fg'],
  49: ['bg'],
}

/** The style after `ESC [ parameters m` (ECMA-48 8.3.117); what is unknown changes nothing. */
export function restyled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number)
  let next: Style = { ...style }
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    const flag = FLAGS[code]
    if (code === 0) next = {}
    else if (flag !== undefined) next = { ...next, [flag]: true }
    else if (ENDS[code] !== undefined) for (const key of ENDS[code]) delete next[key]
    else if (code === 38 || code === 48) {
      const [colour, taken] = extended(codes.slice(at + 1))
      if (colour !== undefined) next = { ...next, [code === 38 ? 'fg' : 'bg']: colour }
      at += taken
    } else if (code >= 30 && code <= 37) next.fg = code - 30
    else if (code >= 40 && code <= 47) next.bg = code - 40
    else if (code >= 90 && code <= 97) next.fg = code - 82
    else if (code >= 100 && code <= 107) next.bg = code - 92
  }
  return Object.keys(next).length === 0 ? PLAIN : next
}

/** A colour behind 38 or 48, and how many parameters it took: `5;n` or `2;r;g;b`. */
function extended(codes: readonly number[]): [Colour | undefined, number] {
  if (codes[0] === 5) return [ofPalette(codes[1]), 2]
  if (codes[0] === 2) return [rgb(codes.slice(1, 4)), 4]
  return [undefined, codes.length]
}

function ofPalette(index: number | undefined): Colour | undefined {
  if (index === undefined || !Number.isInteger(index) || index < 0 || index > 255) return undefined
  if (index < 16) return index
  if (index >= 232) return rgb([0, 0, 0].fill(8 + (index - 232) * 10))
  const cube = index - 16
  const levels = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6]
  return rgb(levels.map((level) => (level === 0 ? 0 : 55 + level * 40)))
}

function rgb(parts: readonly number[]): string | undefined {
  const good = parts.length === 3 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)
  return good ? `rgb(${parts.join(' ')})` : undefined
}

/** The classes of a style; the sheet maps the sixteen colours to the theme. */
export function classesOf(style: Style): string {
  const names: string[] = []
  if (style.inverse) names.push(typeof style.fg === 'number' ? `inv${style.fg}` : 'inv')
  else {
    if (typeof style.fg === 'number') names.push(`fg${style.fg}`)
    if (typeof style.bg === 'number') names.push(`bg${style.bg}`)
  }
  for (const flag of ['bold', 'dim', 'italic', 'underline'] as const) if (style[flag]) names.push(flag)
  return names.join(' ')
}

/** Colours that no class has. */
export function coloursOf(style: Style): { color?: string; backgroundColor?: string } {
  const [fg, bg] = style.inverse ? [style.bg, style.fg] : [style.fg, style.bg]
  return {
    ...(typeof fg === 'string' ? { color: fg } : {}),
    ...(typeof bg === 'string' ? { backgroundColor: bg } : {}),
  }
}
