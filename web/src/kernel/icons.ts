/** Icons where the editor wants elements and not components; 24 units, drawn by strokes. */
const PATHS = {
  check: ['M5 12.5l4.5 4.5L19 7'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  ring: ['M12 4a8 8 0 1 0 8 8', 'M12 11.5v1'],
  play: ['M7 5l11 7-11 7z'],
} as const

export type IconName = keyof typeof PATHS

const SVG = 'http://www.w3.org/2000/svg'

export function drawIcon(name: IconName, tone = ''): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `cm-icon ${tone}`)
  svg.setAttribute('aria-hidden', 'true')
  for (const d of PATHS[name]) {
    const path = svg.appendChild(document.createElementNS(SVG, 'path'))
    path.setAttribute('d', d)
  }
  return svg
}
