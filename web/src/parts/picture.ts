/** Pictures that stand in the output itself; a browser runs no scripts of an SVG in an `img`. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)(?:;[a-z0-9=-]+)*,/i

export const isPicture = (url: string): boolean => PICTURE.test(url)

export const isDrawing = (url: string): boolean => /^data:image\/svg/i.test(url)
