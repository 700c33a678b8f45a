import type { ITheme } from '@xterm/xterm'

/** The page's own colours, of the theme that is shown now. */
export function tokens(): (name: string) => string {
  const style = getComputedStyle(document.documentElement)
  return (name) => style.getPropertyValue(`--${name}`).trim()
}

/** The sixteen colours that programs name, as the log of a loop shows them too. */
export function themeOf(): ITheme {
  const of = tokens()
  const [red, green, yellow, blue] = [of('a-red'), of('a-green'), of('a-yel'), of('a-blue')]
  const [magenta, cyan, dim, ink] = [of('a-mag'), of('a-cyan'), of('a-dim'), of('fg-1')]
  return {
    background: of('inset'),
    foreground: ink,
    // Nobody types here, so there is none to be seen.
    cursor: of('inset'),
    selectionBackground: of('bg-3'),
    scrollbarSliderBackground: of('bg-3'),
    scrollbarSliderHoverBackground: of('ln-2'),
    scrollbarSliderActiveBackground: of('ln-3'),
    black: dim,
    red,
    green,
    yellow,
    blue,
    magenta,
    cyan,
    white: ink,
    brightBlack: dim,
    brightRed: red,
    brightGreen: green,
    brightYellow: yellow,
    brightBlue: blue,
    brightMagenta: magenta,
    brightCyan: cyan,
    brightWhite: ink,
  }
}
