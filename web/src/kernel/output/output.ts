/** A place in a traceback. */
export interface Frame {
  file: string
  line: number
  name: string
  /** The line's text; empty where Python could not read it. */
  code: string
}

/** An exception as the kernel saw it. */
export interface Fault {
  name: string
  message: string
  /** In the script; null where the exception has no place there. */
  line: number | null
  /** The outermost first, as in Python's own traceback. */
  frames: readonly Frame[]
  /** How many frames of libraries a reader may fold. */
  hidden: number
}

/** One thing that a statement put out. */
export interface Output {
  /** stdout, stderr, error, markdown, html, dataframe, image; one that we do not know is shown as text. */
  type: string
  /** The same as `content`: the name that older clients know. */
  text: string
  content: string
  /** The statement was an expression, and this is its value. */
  value?: boolean
  /** Bytes that were left out. */
  cut?: number
  error?: Fault
}

/** Consecutive pieces of one stream are one text: what came in two parts was written without a seam. */
export function joined(outputs: readonly Output[]): Output[] {
  const result: Output[] = []
  for (const output of outputs) {
    const last = result.at(-1)
    const continues =
      last !== undefined &&
      (output.type === 'stdout' || output.type === 'stderr') &&
      last.type === output.type &&
      last.value === output.value &&
      last.cut === undefined &&
      output.cut === undefined
    if (!continues) result.push(output)
    else {
      const content = last.content + output.content
      result[result.length - 1] = { ...last, text: content, content }
    }
  }
  return result
}
